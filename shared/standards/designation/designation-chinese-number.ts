import { type Designation, type DesignationKind, designation } from './designation-kinds.ts';
import { isDigit, isLetter, isYear, readYear, type Scanner } from './designation-scanner.ts';

/** What stands before the number: whose standard it is and whether it is recommended. */
export interface ChineseHead {
  kind: DesignationKind;
  org: string;
  mandate?: 'T' | 'Z';
}

/**
 * Reads what follows the letters of a Chinese number: number, parts after dots, range, year and amendment sheet.
 *
 * @example '1.1-2020', '9001C-2017', '50254~50259-96', 'F80/1-2017', '4943.1-2022/XG1-2024'
 */
export function readChineseNumber(s: Scanner, head: ChineseHead): Designation | null {
  s.skip(' _/-');
  const number = readOwnNumber(s, head);
  if (!number) return null;
  const part = readParts(s);
  const range = readRange(s, number);
  const year = readYear(s) ?? (head.kind === 'enterprise' ? null : readShortYear(s));
  return designation({
    ...head,
    kind: head.kind === 'gb' ? kindOfMandate(head.mandate) : head.kind,
    number: part ? number : number + range,
    part: part && part + range,
    year: year ?? undefined,
    supplement: readAmendment(s),
  });
}

export function kindOfMandate(mandate: 'T' | 'Z' | undefined): DesignationKind {
  if (mandate === 'T') return 'gb-t';
  return mandate === 'Z' ? 'gb-z' : 'gb';
}

function readOwnNumber(s: Scanner, { kind, org }: ChineseHead): string | null {
  if (kind === 'enterprise') return readGroups(s)?.join(' ') ?? null;
  if (org === 'ZB') return readGroups(s)?.join('') ?? null;
  return kind === 'gsb' ? readSampleNumber(s) : readSingleNumber(s);
}

/** Reference samples count in groups joined by dashes: GSB 05-1426-2001. */
function readSampleNumber(s: Scanner): string | null {
  const groups = /^\d+(?:-\d+)*/.exec(s.rest())?.[0].split('-') ?? [];
  if (groups.length > 1 && isYear(groups.at(-1) ?? '')) groups.pop();
  const number = groups.join('-');
  s.at += number.length;
  return number || null;
}

/** '19001', 'D60', '9001C', 'F80/1'. */
function readSingleNumber(s: Scanner): string | null {
  const letter = /^[A-Z]{1,2}(?=\d)/.exec(s.rest())?.[0] ?? '';
  s.at += letter.length;
  const digits = s.digits();
  if (digits === '') return null;
  const number = letter + digits + readSuffixLetter(s);
  if (s.peek() !== '/' || !isDigit(s.peek(1))) return number;
  s.at += 1;
  return `${number}/${s.digits()}`;
}

/** Enterprises and the professional standards of the 1980s count in groups: '2 16 004', 'TZ 0456', 'J04 005'. */
function readGroups(s: Scanner): string[] | null {
  const groups: string[] = [];
  for (;;) {
    const group = /^[ _]?(?:[A-Z]{1,4}(?=[ _]?\d)|[A-Z]{0,3}\d+[A-Z]?(?![A-Z0-9]))/.exec(s.rest())?.[0];
    const last = group !== undefined && group.length === s.rest().length;
    if (!group || (last && groups.length > 0 && isYear(group.trim()))) break;
    s.at += group.length;
    groups.push(group.replace(/^[ _]/, ''));
  }
  return /\d[A-Z]?$/.test(groups.at(-1) ?? '') ? groups : null;
}

/** The revision letter of GJB 9001C; never the first letter of a word that follows. */
function readSuffixLetter(s: Scanner): string {
  return isLetter(s.peek()) && !isLetter(s.peek(1)) && !isDigit(s.peek(1)) ? s.letters(1) : '';
}

function readParts(s: Scanner): string {
  const parts: string[] = [];
  while (s.peek() === '.' && isDigit(s.peek(1))) {
    s.at += 1;
    parts.push(s.digits() + readSuffixLetter(s));
  }
  return parts.join('.');
}

/** GB 50254~50259-96 and GB/T 5750.1–5750.13: a hyphen is a range when a larger number follows that is no year. */
function readRange(s: Scanner, number: string): string {
  const range = s.attempt(() => {
    const sure = s.eat('~');
    if (!sure && !s.eat('-')) return null;
    const digits = s.digits();
    const parts = readParts(s);
    const plausible = digits.length === number.length && digits >= number && digits.length > 2;
    if (digits === '' || (!sure && (!plausible || (isYear(digits) && parts === '')))) return null;
    return `~${digits}${parts && `.${parts}`}`;
  });
  return range ?? '';
}

/** '-93' is 1993: two digits were printed until 1995; later lists write '-06' for 2006. */
function readShortYear(s: Scanner): string | null {
  return s.attempt(() => {
    if (!s.skip('-')) return null;
    const digits = s.digits();
    if (digits.length !== 2 || isLetter(s.peek())) return null;
    return (digits >= '49' ? '19' : '20') + digits;
  });
}

/** National amendment sheets: '/XG1-2018', '第1号修改单'. */
function readAmendment(s: Scanner): string | undefined {
  const sheet = s.attempt(() => {
    const words = /^[ _/]*第 ?(\d+) ?号修改单/.exec(s.rest());
    if (words) {
      s.at += words[0].length;
      return `XG${words[1]}`;
    }
    s.skip(' _/');
    if (!s.eat('XG')) return null;
    s.space();
    const number = s.digits();
    return number === '' ? null : `XG${number}`;
  });
  if (!sheet) return undefined;
  const year = readYear(s);
  return year ? `${sheet}-${year}` : sheet;
}
