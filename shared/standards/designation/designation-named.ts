import { type Designation, designation } from './designation-kinds.ts';
import { isYear, type Scanner } from './designation-scanner.ts';

/** Publications of ISO and IEC that carry a name where others carry digits. */
const named =
  /^(IEC|ISO\/IEC)[ _](DIR\b|White Paper |Technology Report |Trend Report |Technology and Market Outlook Paper |HANDB\d|GIORGI\b|CENT-CHAL\b|CA \d|ACEE \d|WT \d|SYMBOL\b|VIM\b)/i;

/** Without a year only what cannot be mistaken for a sentence. */
const undated =
  /^(?:DIR(?: \d)?(?: (?:ISO|IEC|JTC 1))?(?: SUP)?|(?:CA|ACEE|WT) \d+|SYMBOL|VIM|HANDB\d|GIORGI|CENT-CHAL)$/i;

/** @example IEC White Paper AI:2018, ISO/IEC DIR 1 ISO SUP:2022, IEC CA 01:2017, ISO/IEC SYMBOL:2026 DB */
export function readIecPaper(s: Scanner): Designation | null {
  const found = named.exec(s.raw);
  if (!found?.[1]) return null;
  const org = found[1].toUpperCase();
  const tail = s.raw.slice(org.length + 1);
  const dated = /:(\d{4})(?: (CSV|DB))?$/.exec(tail);
  const year = dated?.[1] && isYear(dated[1]) ? dated[1] : undefined;
  const number = year && dated ? tail.slice(0, dated.index) : tail;
  if (/:\d{4}/.test(number) || /\p{Script=Han}/u.test(number) || (!year && !undated.test(number))) return null;
  s.at = s.text.length;
  return designation({ kind: org === 'IEC' ? 'iec' : 'iso', org, number, year, edition: year && dated?.[2] });
}
