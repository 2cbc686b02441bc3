import type { Designation } from './designation-kinds.ts';
import { parseDesignation } from './designation-parse.ts';
import { isYear } from './designation-scanner.ts';
import { tidySpelling } from './designation-spelling.ts';

export interface QueryReading {
  designation?: Designation;
  /** A bare number: '19001-2016', '9001:2015', '60601-1'. */
  digits?: BareNumber;
  /** The words left when the number is taken out. */
  rest: string;
}

export interface BareNumber {
  number: string;
  part?: string;
  year?: string;
}

const opening = /^[\s"'“”‘’《〈「『【[<,，.。:：;；、-]+/;
const closing = /[\s"'“”‘’》〉」』】\]>?？!！,，.。:：;；、-]+$/;
const border =
  /[\s,，;；:：、《》"“”]+|(?=\()|(?<=\))|(?<=\p{Script=Han})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=\p{Script=Han})/gu;

/**
 * How a title goes on to cite a number: 'Guidance on the application of ISO 9001' is not a search for ISO 9001, while
 * 'requirements of ISO 9001' is too short for a title.
 */
const citing =
  /(?:\S+\s+\S+\s+\b(?:of|to|for|with|by|on|in|from|and|or|than|per|under|using|see|into|between|dictionary)|\p{Script=Han}{5}[按据与和的对及或])$/iu;

/** So many places from either end are tried as the end of a number. */
const mostBorders = 12;
const longestText = 500;

/**
 * What a search text may be: a designation, bare digits, a number with words, or only words.
 *
 * @example interpretQuery('GB/T 19001 质量管理') // { designation: GB/T 19001, rest: '质量管理' }
 * @example interpretQuery('19001-2016')          // { digits: { number: '19001', year: '2016' }, rest: '' }
 * @example interpretQuery('part 3')              // { rest: 'part 3' }
 */
export function interpretQuery(text: string): QueryReading {
  const rest = text.trim();
  if (text.length > longestText || !/\d/.test(text.normalize('NFKC'))) return { rest };
  const tidied = trim(tidySpelling(text));
  const whole = readWhole(tidied);
  if (whole) return { designation: whole, rest: '' };
  const digits = readDigits(tidied);
  if (digits) return { digits, rest: '' };
  return readLeading(tidied) ?? readTrailing(tidied) ?? readLeadingDigits(tidied) ?? { rest };
}

/** Brackets go in pairs: the one that ends 'ITU-T H.265 (08/2021)' belongs to the number. */
function trim(text: string): string {
  const bare = text.replace(opening, '').replace(closing, '');
  const inside = /^\((.*)\)$/.exec(bare)?.[1] ?? bare;
  return inside.includes('(') === inside.includes(')') ? inside : inside.replace(/^\(|\)$/g, '');
}

function readWhole(text: string): Designation | null {
  const found = parseDesignation(text);
  if (found) return found.kind === 'other' || readsAsWords(found, text) ? null : found;
  // 'H.265' and 'X.509' are known without their publisher; a file name such as 'named.conf' has no digits.
  return /^[A-Za-z]\.\d{2,4}(?:\.\d+)?$/.test(text) ? parseDesignation(`ITU-T ${text}`) : null;
}

/** 'as 2016', 't junction 3' and 'Q factor 3' are words, although capitals or a year would make them numbers. */
function readsAsWords(found: Designation, text: string): boolean {
  if (found.year) return false;
  return found.kind === 'foreign' ? /^[a-z]{2} \d+$/.test(text) : /^[TQtq] (?![A-Z]{2})/.test(text);
}

/** A date is no number, and a single letter behind one or two digits ('5G') is a word. */
function readDigits(text: string): BareNumber | null {
  if (/^(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}$/.test(text)) return null;
  const found = /^(\d{1,6}|\d{3,6}[A-Za-z])((?:[.-]\d{1,5}){0,4})(?:[:： ](\d{4}))?$/.exec(text);
  if (!found?.[1]) return null;
  const [, number, tail = '', late] = found;
  const last = /-(\d{4})$/.exec(tail)?.[1];
  const year = late ?? (last && isYear(last) ? last : undefined);
  if (late && !isYear(late)) return null;
  const part = (year === late ? tail : tail.slice(0, -5)).slice(1);
  return { number: number.toUpperCase(), ...(part && { part }), ...(year && { year }) };
}

function borders(text: string): { from: number; to: number }[] {
  return [...text.matchAll(border)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
}

function readLeading(text: string): QueryReading | null {
  for (const { from, to } of borders(text).slice(0, mostBorders).reverse()) {
    const designation = readAmongWords(trim(text.slice(0, from)));
    if (designation) return { designation, rest: trim(text.slice(to)) };
  }
  return null;
}

function readTrailing(text: string): QueryReading | null {
  for (const { from, to } of borders(text).slice(-mostBorders)) {
    const designation = citing.test(text.slice(0, from)) ? null : readAmongWords(trim(text.slice(to)));
    if (designation) return { designation, rest: trim(text.slice(0, from)) };
  }
  return null;
}

/** '19001-2016 质量管理': with a year digits are a number even beside words, unless they are two years. */
function readLeadingDigits(text: string): QueryReading | null {
  for (const { from, to } of borders(text).slice(0, 2)) {
    const digits = readDigits(text.slice(0, from));
    if (digits?.year && !isYear(digits.number)) return { digits, rest: trim(text.slice(to)) };
  }
  return null;
}

/** Among words only what cannot be a word is a number: 'da 100', 'type 2' and 'as 2016' stay words. */
export function readAmongWords(text: string): Designation | null {
  if (!/\d/.test(text)) return null;
  const found = parseDesignation(text);
  if (!found || found.kind === 'other' || (found.kind === 'w3c' && !found.edition)) return null;
  return found.year || !isWordlike(found, text) || isWritten(found, text) ? found : null;
}

/** Capitals tell a number from a word, and glued to few digits they are a product: CB15, TEA4, AS112, API 3.0. */
function isWritten({ kind, org, number }: Designation, text: string): boolean {
  if (kind === 'association' || !/^[A-Z]{2}/.test(text)) return false;
  return /^[A-Z/]+[ /_-]/.test(text)
    ? !/^\d\.\d$/.test(number)
    : number.length > 2 && org.length > 2 && kind !== 'nist';
}

function isWordlike(found: Designation, text: string): boolean {
  switch (found.kind) {
    case 'association':
    case 'enterprise':
      return !/^[TQ]\//i.test(text);
    case 'sector':
      return !found.mandate;
    case 'national':
    case 'local':
      return !found.mandate && !text.includes('/');
    case 'nist':
      return !/^n(?:ist|bs)/i.test(text) && !found.number.includes('-');
    case 'en':
      return found.number.length < 3;
    case 'rfc':
      return found.org !== 'RFC';
    case 'foreign':
    case 'adoption':
    case 'ks':
      return true;
    default:
      return false;
  }
}
