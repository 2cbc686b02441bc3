import { designationKeys, digitsKey, parseDesignation } from '#shared/standards/designation.ts';
import type { Standard } from '#shared/standards/standard.ts';
import { statusOn } from '#shared/standards/status.ts';
import type { Catalogue, Generator } from './known-item.ts';
import type { Random } from './random.ts';

/** Numbers as people type them: other width, case, dashes, spaces; without the year; digits and year only. */
export function numberFamilies({ standards, byId, today }: Catalogue, random: Random): Record<string, Generator> {
  const byFull = groupBy(standards, (s) => keysOf(s)?.full);
  const byKey = groupBy(standards, (s) => keysOf(s)?.key);
  const byDigits = groupBy(standards, (s) => digitsAndYear(s));
  return {
    'number with year, dressed': (standard) => {
      const keys = keysOf(standard);
      return keys && dated(standard)
        ? { query: dress(standard.number, random), relevant: found(byFull, keys.full) }
        : null;
    },
    'number without year': (standard) => {
      const undated = withoutYear(standard.number);
      const keys = keysOf(standard);
      if (!undated || !keys) return null;
      const editions = found(byKey, keys.key);
      // When all editions have ended, the standard that took their place is the better answer.
      const standing = [...editions].some((id) => stands(byId, id, today));
      const after = standing ? [] : followers([...editions], byId).filter((id) => stands(byId, id, today));
      return { query: dress(undated, random), relevant: new Set([...editions, ...after]) };
    },
    'digits and year': (standard) => {
      const digits = digitsAndYear(standard);
      return digits ? { query: typed(digits, standard), relevant: found(byDigits, digits) } : null;
    },
  };
}

/** A number none of whose readers asks for an edition: the one in force must come first. */
export function supersededFamilies(catalogue: Catalogue): Record<string, Generator> {
  const { standards, byId, today } = catalogue;
  const byWork = groupBy(standards, (s) => keysOf(s)?.key);
  const standing = (id: string) => stands(byId, id, today);
  return {
    'old number, same number in force': (standard) => {
      const query = withoutYear(standard.number);
      const key = keysOf(standard)?.key;
      if (!query || !key || statusOn(standard.periods, today) !== 'withdrawn') return null;
      const relevant = new Set([...found(byWork, key)].filter(standing));
      return relevant.size > 0 ? { query, relevant } : null;
    },
    'old number, successor elsewhere': (standard) => {
      const query = withoutYear(standard.number) ?? standard.number;
      const key = keysOf(standard)?.key;
      if (!key || statusOn(standard.periods, today) !== 'withdrawn') return null;
      const editions = [...found(byWork, key)];
      if (editions.some(standing) || (query === standard.number && dated(standard))) return null;
      const relevant = new Set(followers(editions, byId).filter(standing));
      return relevant.size > 0 ? { query, relevant } : null;
    },
  };
}

function followers(from: string[], byId: Catalogue['byId']): string[] {
  const seen = new Set(from);
  for (const id of seen) {
    if (seen.size > 50) break;
    const relations = byId.get(id)?.relations ?? [];
    for (const relation of relations) if (relation.type === 'replaced-by' && relation.id) seen.add(relation.id);
  }
  return [...seen];
}

function stands(byId: Catalogue['byId'], id: string, today: string): boolean {
  const standard = byId.get(id);
  const status = standard ? statusOn(standard.periods, today) : 'unknown';
  return status === 'in-force' || status === 'partly-replaced' || status === 'newer-edition';
}

function keysOf(standard: Standard) {
  const designation = parseDesignation(standard.number);
  return designation && designation.kind !== 'other' ? designationKeys(designation) : null;
}

function dated(standard: Standard): boolean {
  const designation = parseDesignation(standard.number);
  return Boolean(designation?.year ?? designation?.edition);
}

/** Only plain forms `… 19001-2016`, `… 9001:2015`: supplements and versions have no edition-free spelling. */
function withoutYear(number: string): string | null {
  return /^([^:]*\d)[-:]((?:19|20)\d{2})$/.exec(number)?.[1] ?? null;
}

/** `9001:2015`, `5667-3:2024`; every standard with the same digits and year is a right answer. */
function digitsAndYear(standard: Standard): string | null {
  const designation = parseDesignation(standard.number);
  const year = designation?.year?.slice(-4);
  if (!designation || designation.supplement || !/^\d{4}$/.test(year ?? '')) return null;
  const digits = digitsKey(designation);
  return /^\d{3,}(\.\d+)?$/.test(digits) ? `${digits}|${year}` : null;
}

function typed(digits: string, { level }: Standard): string {
  const [number = '', year = ''] = digits.split('|');
  return level === 'international' ? `${number.replace('.', '-')}:${year}` : `${number}-${year}`;
}

export function dress(number: string, random: Random): string {
  const ways = [
    (text: string) => text.toLowerCase(),
    (text: string) => text.replace(/ /g, ''),
    (text: string) => text.replace(/[-:](?=\d{4}$)/, '—'),
    (text: string) => text.replace(/[!-~]/g, (c) => String.fromCodePoint(c.charCodeAt(0) + 0xfee0)),
    (text: string) => text.replace(/\/T /, 'T '),
    (text: string) => text.replace(/ /, '  '),
    (text: string) => text.replace(/\/T /, '_T '),
    (text: string) => ` ${text} `,
  ];
  return random.pick(ways)(random.pick(ways)(number));
}

function groupBy(
  standards: Standard[],
  keyOf: (standard: Standard) => string | null | undefined,
): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const standard of standards) {
    const key = keyOf(standard);
    if (!key) continue;
    const group = groups.get(key);
    if (group) group.add(standard.id);
    else groups.set(key, new Set([standard.id]));
  }
  return groups;
}

function found(groups: Map<string, Set<string>>, key: string): Set<string> {
  return groups.get(key) ?? new Set();
}
