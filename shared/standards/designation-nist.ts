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
const editionMark =
  /(?<=[0-9A-Z])[-/]?(?:R\d|REV|R(?=[A-Z]?$)|VER?\d|V\d|E(?=\d)|PT?\d|SUP|SEC\d|-?UPD|ADD|-?DRAFT|INDE?X|ERRATA|APP|INSERT|ES$|PT$|CHI$|ID$|PL$|AR$|BG$|FR$|VIET$|PORT$|UKR$)/;

/**
 * Reads a publication of NIST or NBS.
 *
 * @example NIST SP 800-53r5, SP 800-53 Rev. 5, NIST IR 8406 ipd, FIPS 140-3, NBS CIRC 24sup1, LCIRC 1013r1953
 */
export function readNist(s: Scanner): Designation | null {
  const org = readSeries(s);
  if (!org) return null;
  s.skip(' _.-');
  const token = /^[A-Z0-9(][A-Z0-9._/()-]*/.exec(s.rest())?.[0] ?? '';
  const stageAt = /\.(?=[A-Z]{3,4}$)/.exec(token)?.index;
  const word = stageAt && apart.has(token.slice(stageAt + 1)) ? token.slice(0, stageAt) : token;
  if (!/\d|^ADHOC$|^SUP$|^DIV/.test(word)) return null;
  const raw = s.raw.slice(s.at, s.at + word.length);
  s.at += word.length;
  const mark = isDigit(word[0] ?? '') ? (editionMark.exec(word)?.index ?? word.length) : word.length;
  const number = isDigit(word[0] ?? '') ? word.slice(0, mark) : raw;
  const edition = [word.slice(mark).toLowerCase() + readRevision(s), ...readApart(s)].filter((text) => text !== '');
  return designation({ kind: 'nist', org, number, edition: edition.join(' ') });
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
  if (s.eat(issuer)) s.skip(' _.-');
  const found = series.find(([seen]) => s.eat(seen) && standsAlone(s, seen));
  return found ? `${issuer} ${found[1]}` : null;
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
      const note = /^\([A-Z0-9 ]+\)$/.exec(s.rest())?.[0];
      const text = note ?? s.alphanumerics();
      if (!note && !apart.has(text)) return null;
      if (note) s.at += note.length;
      return text.toLowerCase();
    });
    if (word === null) return found;
    found.push(word);
  }
}

/** Whether an edition is printed right behind the number or after a space. */
export function standsApart(edition: string): boolean {
  return edition.startsWith('(') || apart.has(edition.split(' ')[0]?.toUpperCase() ?? '');
}
