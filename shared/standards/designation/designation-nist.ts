import { type Designation, designation } from './designation-kinds.ts';
import { isDigit, isLetter, type Scanner } from './designation-scanner.ts';

/** Series of NIST and its forerunner NBS; where one begins another, the longer stands first. */
const series: readonly (readonly [seen: string, printed: string])[] = [
  ['SPECIAL PUBLICATION', 'SP'],
  ['TECHNICAL NOTE', 'TN'],
  ['FIPS PUB', 'FIPS'],
  ['HANDBOOK', 'HB'],
  ['REPORT ;', 'RPT'],
  ['BRPD-CRPL-D', 'BRPD-CRPL-D'],
  ['CRPL-F-A', 'CRPL-F-A'],
  ['CRPL-F-B', 'CRPL-F-B'],
  ...'NCSTAR NSRDS CHIPS OWMWP CSWP FIPS MONO CIRC CRPL IRPL TIBM SIBS BSS BMS GCR AMS CSM CIS RPT EAB DCI VTS TTB SP IR TN HB MP BH CS IP PC AI'
    .split(' ')
    .map((word) => [word, word] as const),
];
const bareSeries: readonly string[] = ['LCIRC', 'HLB-A', 'HR'];
const impliedSeries: readonly string[] = ['FIPS PUB', 'FIPS', 'CSWP', 'SP', 'TN', 'IR'];

/** Words that stand apart from the number: drafts for comment and languages of translations. */
const apart: ReadonlySet<string> = new Set(
  'IPD FPD IPRD IWD PD 2PD 3PD ARA BUL FRE GRE IND JPN KOR MAY NOR POL POR SLO SPA UKR'.split(' '),
);
const months = 'JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC';
/** Where the edition begins in '53AR1', '24SUP1', '107-FEB1985': behind a digit or one letter after it. */
const editionMark = new RegExp(
  `(?<=\\d|\\d[A-Z])[-/]?(?:-(?:${months})(?:IL)?\\d|R(?:\\d|EV|${months}|A?$)|VER?\\d|V\\d|E\\d|PT?\\d|SUP|SEC\\d|-?UPD|ADD|-?DRAFT` +
    '|INDE?X|ERRATA|APP|INSERT|(?:ES|PT|CHI|ID|PL|AR|BG|FR|VIET|PORT|UKR)$)',
);

/**
 * Reads a publication of NIST or NBS.
 *
 * @example NIST SP 800-53r5, SP 800-53 Rev. 5, NIST IR 8406 ipd, FIPS 140-3, NBS CIRC 24sup1, LCIRC 1013r1953
 */
export function readNist(s: Scanner): Designation | null {
  const org = readSeries(s);
  if (!org) return null;
  s.skip(' _.-');
  const token = /^[A-Z0-9](?:[A-Z0-9./-]|\(\d+\)|_(?=\d))*/.exec(s.rest())?.[0] ?? '';
  const stageAt = /\.(?=[A-Z]{3,4}$)/.exec(token)?.index;
  const word = stageAt && apart.has(token.slice(stageAt + 1)) ? token.slice(0, stageAt) : token;
  if (!/\d|^ADHOC$|^SUP$|^DIV/.test(word)) return null;
  const raw = s.raw.slice(s.at, s.at + word.length);
  s.at += word.length;
  const mark = isDigit(word[0] ?? '') ? (editionMark.exec(word)?.index ?? word.length) : word.length;
  const number = isDigit(word[0] ?? '') ? word.slice(0, mark) : raw;
  const behind = lowerCase(word.slice(mark)) + readRevision(s);
  // Volumes and parts are documents of their own; versions with a dot (v1.1) are editions.
  const part = /^(?:(?:v|pt?|sec)\d+(?![.\d]))+/.exec(behind)?.[0] ?? '';
  const revision = part === '' && behind === '' ? dashRevision(org, number) : '';
  const edition = [revision + behind.slice(part.length), ...readApart(s)].filter((text) => text !== '').join(' ');
  return designation({ kind: 'nist', org, number: number.slice(0, number.length - revision.length), part, edition });
}

function lowerCase(edition: string): string {
  const capital = new RegExp(`(?:${months.toLowerCase()}|april)(?=-|\\d)`, 'g');
  return edition
    .toLowerCase()
    .replace('/upd', '-upd')
    .replace(capital, (month) => month[0]?.toUpperCase() + month.slice(1));
}

/** FIPS 140-3 and SP 800-63-4 count their revisions behind a dash, HB 130-2020 the year of its edition. */
function dashRevision(org: string, number: string): string {
  // NBS IR 79-1900 is the 1900th report of 1979, and NBS RPT 1946-1947 a span of years.
  const counted = org.endsWith(' IR') ? /^\d\d-\d+$/ : /^(?:19|20)\d\d-/;
  const year = counted.test(number) ? undefined : /-(?:19|20)\d\d$/.exec(number)?.[0];
  if (year) return year;
  if (org.endsWith(' FIPS')) return /^\d+(-.+)$/.exec(number)?.[1] ?? '';
  return org.endsWith(' SP') ? (/^1?800-\d+[A-Z]?(-\d+)$/.exec(number)?.[1] ?? '') : '';
}

function readSeries(s: Scanner): string | null {
  const issuer = ['NIST', 'NBS'].find((word) => s.eat(word));
  if (!issuer) {
    const bare = bareSeries.find((word) => s.eat(word, true));
    if (bare) return bare;
    const implied = impliedSeries.find((word) => s.eat(word, true));
    return implied ? `NIST ${implied.replace(' PUB', '')}` : null;
  }
  s.skip(' _.-');
  if (/^(?:500|800|1800)-/.test(s.rest())) return `${issuer} SP`;
  const found = series.find(([seen]) => s.eat(seen) && standsAlone(s, seen));
  if (!found) return null;
  // 'NIST AI NIST AI 100-2' and 'NIST TN 10.6028/NIST.TN.2246' say the series twice.
  const again = new RegExp(`^[ .]*(?:10\\.6028/)?${issuer}[ .]${found[0]}(?=[ .])`).exec(s.rest());
  s.at += again?.[0].length ?? 0;
  return `${issuer} ${found[1]}`;
}

function standsAlone(s: Scanner, seen: string): boolean {
  if (seen.startsWith('CRPL-F') || !isLetter(s.peek())) return true;
  s.at -= seen.length;
  return false;
}

/** 'Rev. 5', 'Vol. 2', 'Part 1', 'Suppl.', '2006ed.' are the spelled-out forms of r5, v2, pt1, supp, e2006. */
function readRevision(s: Scanner): string {
  const forms: readonly (readonly [RegExp, string])[] = [
    [/^[ ,]*REV(?:ISION|\.)? ?(\d+[A-Z]?)/, 'r'],
    [/^[ ,]*VOL(?:UME|\.)? ?(\d+)/, 'v'],
    [/^[ ,]*P(?:AR)?T\.? ?(\d+)/, 'pt'],
    [/^[ ,]*SUPPL?\.?(\d*)$/, 'supp'],
    [/^ (\d{4})ED\.?/, 'e'],
  ];
  let text = '';
  for (;;) {
    const form = forms.find(([pattern]) => pattern.test(s.rest()));
    const found = form?.[0].exec(s.rest());
    if (!form || !found) return text;
    s.at += found[0].length;
    text += form[1] + (found[1] ?? '').toLowerCase();
  }
}

function readApart(s: Scanner): string[] {
  const found: string[] = [];
  for (;;) {
    const word = s.attempt(() => {
      if (!s.skip(' _.')) return null;
      if (/^\([A-Z0-9 ]+\)$/.test(s.rest())) {
        const note = s.raw.slice(s.at);
        s.at = s.text.length;
        return note;
      }
      const text = s.alphanumerics();
      return apart.has(text) ? text.toLowerCase() : null;
    });
    if (word === null) return found;
    found.push(word);
  }
}

/** Whether an edition is printed right behind the number or after a space. */
export function standsApart(edition: string): boolean {
  return edition.startsWith('(') || apart.has(edition.split(' ')[0]?.toUpperCase() ?? '');
}
