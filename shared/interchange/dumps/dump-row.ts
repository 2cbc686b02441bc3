import { decideAccess } from '../../access/decide-access.ts';
import type { Day } from '../../standards/local-date.ts';
import type { Standard } from '../../standards/standard.ts';
import { endOf, statusOn } from '../../standards/status.ts';

/** Columns of the flat dumps (CSV, Parquet), in their order. Lists are joined by `; `, what is unknown is empty. */
export const dumpColumns = [
  'id',
  'number',
  'title_zh',
  'title_en',
  'status',
  'origin',
  'level',
  'mandate',
  'issuer',
  'issued',
  'effective',
  'ends',
  'ics',
  'ccs',
  'replaces',
  'replaced_by',
  'adopts',
  'custodian',
  'access_level',
  'access_rule',
  'sources',
  'modified',
] as const;
export type DumpRow = Record<(typeof dumpColumns)[number], string>;

/** A record as a flat row, its status that of the day of the dump. */
export function dumpRow(standard: Standard, day: Day): DumpRow {
  const { titles, dates = {}, bodies = {}, relations, periods } = standard;
  const related = (wanted: string) => joined(relations.flatMap(({ type, number }) => (type === wanted ? number : [])));
  const access = decideAccess(standard, day);
  return {
    id: standard.id,
    number: standard.number,
    title_zh: titles.zh ?? '',
    title_en: titles.en ?? '',
    status: statusOn(periods, day),
    origin: standard.origin,
    level: standard.level,
    mandate: standard.mandate,
    issuer: standard.issuer,
    issued: dates.issued ?? '',
    effective: dates.effective ?? '',
    ends: endOf(periods) ?? '',
    ics: joined(standard.ics.map(({ code }) => code)),
    ccs: joined(standard.ccs.map(({ code }) => code)),
    replaces: related('replaces'),
    replaced_by: related('replaced-by'),
    adopts: joined((standard.adoption ?? []).map(({ number, degree }) => (degree ? `${number} (${degree})` : number))),
    custodian: joined(bodies.custodian ?? []),
    access_level: access.level,
    access_rule: access.rule,
    sources: joined(standard.sources.map(({ key }) => key)),
    modified: standard.updatedAt,
  };
}

/** A record as a line of JSON: everything that is derived of it, without the single statements of its sources. */
export function dumpLine(standard: Standard, day: Day): string {
  const { claims: _claims, revision, ...record } = standard;
  const { level, rule } = decideAccess(standard, day);
  const asOf = { day, status: statusOn(standard.periods, day), access: { level, rule } };
  return `${JSON.stringify({ ...record, revision, asOf })}\n`;
}

/** A row of CSV (RFC 4180). A text that a spreadsheet would take for a formula begins with an apostrophe. */
export function csvLine(values: readonly string[]): string {
  const cells = values.map((value) => {
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${cells.join(',')}\r\n`;
}

const joined = (values: readonly string[]) => [...new Set(values)].join('; ');
