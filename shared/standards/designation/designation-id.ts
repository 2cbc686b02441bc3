import { kindOfMandate } from './designation-chinese-number.ts';
import { type Designation, designation, isChinese } from './designation-kinds.ts';
import { printDesignation } from './designation-print.ts';
import { isYear } from './designation-scanner.ts';

/**
 * The stable, lower-case, URL-safe id of one edition. A double number has the id of its first half.
 *
 * @example 'gb-t.19001-2016', 'gb-t.1.1-2020', 'db21-t.3456-2021', 'iso.9001-2015', 't-cas.3-2021', 'rfc.9592'
 */
export function standardId(d: Designation): string {
  const tail = [yearOf(d), editionSlug(d), slug(d.supplement ?? '')].filter((text) => text !== '');
  const head = headSlug(d, d.org);
  // Without a year the last part must not read as one: part 1998 of ISO 10303 is not the edition of 1998.
  const undated = tail.length === 0 && /-(\d{4})$/.exec(head);
  const id = [undated && isYear(undated[1] ?? '') ? `${head}.undated` : head, ...tail].join('-');
  // The second circulation of a draft, ISO/CD 10993-1.2, keeps its dot: a dash would make it a part.
  return id.replace('-.', '.');
}

/**
 * The id of the work whose editions, drafts, consolidations and amendments these are; a part is a work of its own.
 *
 * @example workId(parse('GB/T 1.1-2020')) // 'gb-t.1.1'
 * @example workId(parse('ISO/DIS 9001'))  // 'iso.9001'
 */
export function workId(d: Designation): string {
  const head = headSlug(d, workOrg(d));
  const last = /-(\d{4})$/.exec(head);
  return last && isYear(last[1] ?? '') ? `${head}.undated` : head;
}

export interface DesignationKeys {
  full: string;
  key: string;
  loose: string;
  digits: string;
  flat: string;
}

/**
 * Keys to find a number by, from the strictest to the most forgiving; delimiters keep DB21+3165 and DB213+165 apart.
 *
 * @example designationKeys(parse('GB/T 19001-2016'))
 * // { full: 'GB|T|19001|2016', key: 'GB|T|19001', loose: 'GB|19001', digits: '19001', flat: 'GBT190012016' }
 */
export function designationKeys(d: Designation): DesignationKeys {
  const number = numberWithPart(d);
  const key = [d.kind === 'w3c' ? 'W3C' : d.org, d.mandate, number, d.supplement && undated(d.supplement)]
    .filter(Boolean)
    .join('|')
    .toUpperCase();
  const full = [d.org, d.mandate, number, d.year, d.edition, d.supplement].filter(Boolean).join('|').toUpperCase();
  // The 3 of FIPS 140-3 is an edition, yet everyone types it as part of the number.
  const dashed = d.kind === 'nist' && d.edition?.startsWith('-') ? d.edition.slice(1) : '';
  const own = printDesignation({ ...d, second: undefined });
  return {
    full,
    key,
    loose: `${looseOrg(d)}|${number}`.toUpperCase(),
    digits: digitsKey(dashed ? { ...d, part: dashed } : d),
    flat: flatten(own),
  };
}

/** The digits tier: number and part joined by dots, whichever mark the publisher uses. */
export function digitsKey(d: { number: string; part?: string }): string {
  const joined = d.part ? `${d.number}.${d.part}` : d.number;
  return joined
    .replace(/^[A-Z]+[ .]?(?=\d)/i, '')
    .replace(/[-/]/g, '.')
    .replace(/ /g, '')
    .toUpperCase();
}

export function flatten(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

function numberWithPart(d: Designation): string {
  if (!d.part) return d.number;
  return `${d.number}${isChinese(d.kind) ? '.' : d.kind === 'nist' ? '' : '-'}${d.part}`;
}

function headSlug(d: Designation, org: string): string {
  const mandate = d.mandate ? `-${d.mandate.toLowerCase()}` : '';
  return `${slug(org)}${mandate}.${slug(numberWithPart(d))}`;
}

function yearOf(d: Designation): string {
  // An ETSI version is unique by itself; people cite it with and without the date.
  if (!d.year || (d.kind === 'etsi' && d.edition)) return '';
  return slug(d.year);
}

function editionSlug(d: Designation): string {
  return slug(d.edition ?? '');
}

/** ITU dates turn round so that ids sort by time; every other mark becomes a dash or a word. */
function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/\b(\d{2})\/(\d{4})\b/g, '$2-$1')
    .replaceAll('~', '..')
    .replaceAll('+', '-plus-')
    .replace(/\P{ASCII}/gu, (letter) => `-u${letter.codePointAt(0)?.toString(16)}-`)
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

function undated(supplement: string): string {
  return supplement.replace(/[:-]\d{4}| ?\([\d/]+\)/g, '');
}

const stageWord = /^(?:PWI|NP|AWI|WD|CDV|CD|FDIS|DIS|PRF)$/;

/** The publisher without the stage of a draft: ISO/CD TS is a draft of ISO/TS. */
function workOrg(d: Designation): string {
  if (d.kind === 'w3c') return 'W3C';
  if (d.kind !== 'iso' && d.kind !== 'iec') return d.org;
  const words = d.org.split(/[ /]/).filter((word) => !stageWord.test(word));
  const settled = words.map((word) => word.replace(/^D(?=TS|TR|PAS|Guide)/, ''));
  return settled.join('/');
}

/** What people still write when they leave out joint publishers, document types and the bodies that adopted a text. */
function looseOrg(d: Designation): string {
  switch (d.kind) {
    case 'iso':
    case 'iec':
    case 'etsi':
    case 'w3c':
      return d.org.split(/[ /]/)[0] ?? d.org;
    case 'nist':
      return d.org.split(' ').at(-1) ?? d.org;
    case 'adoption':
    case 'en':
      return /\b(?:ISO|IEC)\b/.exec(d.org)?.[0] ?? /\bEN\b/.exec(d.org)?.[0] ?? d.org;
    default:
      return d.org;
  }
}

/**
 * The same number under the other mandates, for suggestions only: a mandate is never changed silently.
 *
 * @example mandateSiblings(parse('GB/T 3095')) // GB 3095, GB/Z 3095
 */
export function mandateSiblings(d: Designation): Designation[] {
  if (!isChinese(d.kind) || d.kind === 'association' || d.kind === 'enterprise') return [];
  const mandates = [undefined, 'T', 'Z'] as const;
  return mandates.filter((mandate) => mandate !== d.mandate).map((mandate) => withMandate(d, mandate));
}

function withMandate(d: Designation, mandate: 'T' | 'Z' | undefined): Designation {
  const kind = d.org === 'GB' ? kindOfMandate(mandate) : d.kind;
  return designation({ ...d, kind, mandate, second: undefined });
}
