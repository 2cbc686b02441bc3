import { readIsoOrg } from './designation-iso.ts';
import { readIsoNumber } from './designation-iso-number.ts';
import { type Designation, designation } from './designation-kinds.ts';
import { isLetter, isYear, readYear, type Scanner } from './designation-scanner.ts';
import { readSupplements } from './designation-supplement.ts';

/** National bodies that take over European and international standards under their own letters. */
const adopters =
  'AS/NZS CAN/CSA ONORM ÖNORM UNE UNI NEN NBN SIST MSZ CSN ČSN STN LST EVS LVS ELOT ANSI NZS BDS DIN BS NF SS SN DS SFS NS PN SR TS IS AS KS'
    .split(' ')
    .sort((a, b) => b.length - a.length);
const european = [
  'CENELEC',
  'FPREN',
  'PREN',
  'CEN/TS',
  'CEN/TR',
  'CLC/TS',
  'CLC/TR',
  'CWA',
  'CEN',
  'CLC',
  'ENV',
  'EN',
  'HD',
];
const europeanPrinted: Readonly<Record<string, string>> = { PREN: 'prEN', FPREN: 'FprEN' };
/** Letters that Chinese organs or other words share; they count only in front of EN or ISO. */
const onlyInChains: ReadonlySet<string> = new Set([
  'SN',
  'DS',
  'NS',
  'PN',
  'SR',
  'TS',
  'IS',
  'STN',
  'LST',
  'EVS',
  'LVS',
  'UNI',
  'KS',
]);

const bodies =
  'ANSI/ASHRAE ANSI/UL ASHRAE AATCC TAPPI SMPTE JEDEC MIL-STD NEMA NACE NFPA AWWA SEMI OIML ECMA ASME 3GPP OASIS CSA UIC VDA VDE VDI SAE API AWS ACI TIA EIA IPC GS1 OGC OMG IDF CIE UL FMVSS'
    .split(' ')
    .sort((a, b) => b.length - a.length);

/**
 * Reads European numbers and chains of adoption.
 *
 * @example EN 1992-1-1:2004, EN ISO 13485:2016, BS EN ISO 9001:2015, DIN EN 12464-1, KS I ISO 8199
 */
export function readAdoption(s: Scanner): Designation | null {
  const national = readWord(s, adopters);
  const letter = national === 'KS' ? readSeriesLetter(s) : '';
  const words = [national && national + letter, printed(readWord(s, european))].filter((word) => word !== '');
  const origin = s.attempt(() => {
    s.skip(' _-/');
    return readIsoOrg(s);
  });
  if (origin) words.push(origin);
  const chained = words.length > 1;
  if (words.length === 0 || (national && !chained)) return null;
  if (!national && words[0] === origin) return null;
  const number = readIsoNumber(s);
  return number && designation({ kind: national ? 'adoption' : 'en', org: words.join(' '), ...number });
}

function readWord(s: Scanner, known: readonly string[]): string {
  const word = s.attempt(() => {
    s.skip(' _-/');
    return known.find((candidate) => s.eat(candidate) && endsBody(s, candidate)) ?? null;
  });
  return word ?? '';
}

function endsBody(s: Scanner, word: string): boolean {
  if (!isLetter(s.peek()) || /^(?:EN|ISO|IEC)/.test(s.rest())) return true;
  s.at -= word.length;
  return false;
}

function printed(word: string): string {
  return europeanPrinted[word] ?? word;
}

function readSeriesLetter(s: Scanner): string {
  const letter = /^[ _]?([A-Z])(?=[ _])/.exec(s.rest());
  if (!letter) return '';
  s.at += letter[0].length;
  return ` ${letter[1]}`;
}

/** @example ASTM E8/E8M-22, ASTM D638-22a, ASTM A36/A36M-19(2023)e1 */
export function readAstm(s: Scanner): Designation | null {
  if (!s.eat('ASTM')) return null;
  s.skip(' _-');
  const names: string[] = [];
  do {
    const name = /^([A-Z]) ?(\d+M?)/.exec(s.rest());
    if (!name) return null;
    s.at += name[0].length;
    names.push(`${name[1]}${name[2]}`);
  } while (s.peek() === '/' && s.eat('/'));
  const year = /^-(\d{4}|\d{2})([A-D]?)(\(\d{4}\))?(E\d)?(?![A-Z0-9])/.exec(s.rest());
  if (year) s.at += year[0].length;
  const short = year?.[1]?.slice(-2);
  const edition = year ? `${year[2]}${year[3] ?? ''}${year[4] ?? ''}`.toLowerCase() : undefined;
  return designation({ kind: 'astm', org: 'ASTM', number: names.join('/'), year: short, edition });
}

/** @example IEEE 802.3-2022, IEEE Std 1588-2019, IEEE P802.1Qcz */
export function readIeee(s: Scanner): Designation | null {
  if (s.eat('ANSI/IEEE') ? false : !s.eat('IEEE')) return null;
  s.skip(' _-');
  if (s.eat('STD')) s.skip('. _');
  const name = /^P?[A-Z]?\d+[A-Z]*(?:\.\d+[A-Z]*)*/.exec(s.rest())?.[0];
  if (!name) return null;
  const number = s.raw.slice(s.at, s.at + name.length);
  s.at += name.length;
  const year = readYear(s) ?? undefined;
  return designation({ kind: 'ieee', org: 'IEEE', number, year, supplement: readSupplements(s) });
}

/** Japan and Korea file numbers under a letter: JIS B 0001:2019, KS X 1001:2004. */
export function readLettered(s: Scanner): Designation | null {
  const org = s.eat('JIS') ? 'JIS' : s.eat('KS', true) ? 'KS' : null;
  if (!org) return null;
  s.skip(' _-');
  const letter = s.letters();
  if (letter.length !== 1) return null;
  const number = readIsoNumber(s);
  return (
    number && designation({ kind: org === 'JIS' ? 'jis' : 'ks', org, ...number, number: `${letter} ${number.number}` })
  );
}

/** @example GOST R 51141-98, GOST 2.105-95, GOST R ISO 9001-2015 */
export function readGost(s: Scanner): Designation | null {
  if (!s.eat('GOST')) return null;
  s.skip(' _-');
  const russian = /^[RР](?=[ _\d])/.test(s.rest());
  if (russian) s.at += 1;
  s.skip(' _-');
  const own = russian ? 'GOST R' : 'GOST';
  const origin = printed(readWord(s, ['EN'])) || readIsoOrg(s);
  if (origin) {
    const adopted = readIsoNumber(s);
    return adopted && designation({ kind: 'adoption', org: `${own} ${origin}`, ...adopted });
  }
  s.space();
  const digits = /^\d+(?:\.\d+)*/.exec(s.rest())?.[0];
  if (!digits) return null;
  s.at += digits.length;
  const year = /^-(\d{4}|\d{2})(?!\d)/.exec(s.rest());
  if (year) s.at += year[0].length;
  const full = year?.[1]?.length === 2 ? (year[1] >= '30' ? '19' : '20') + year[1] : year?.[1];
  return designation({ kind: 'gost', org: own, number: digits, year: full });
}

/** Other bodies whose numbers are met: national standards without a chain, and associations abroad. */
export function readForeign(s: Scanner): Designation | null {
  const national = s.attempt(
    () =>
      readWord(
        s,
        adopters.filter((word) => !onlyInChains.has(word)),
      ) || null,
  );
  const org = national ?? bodies.find((word) => s.eat(word) && endsBody(s, word));
  return org ? readLooseNumber(s, 'foreign', org) : null;
}

/** Unknown capital letters before a number: kept, so that a catalogue can hold it, and never guessed from a query. */
export function readOther(s: Scanner): Designation | null {
  const org = /^[A-Z]{2,8}(?:\/[A-Z]{1,8})?(?=[ _-]?\d)/.exec(s.raw.slice(s.at))?.[0];
  if (!org) return null;
  s.at += org.length;
  return readLooseNumber(s, 'other', org);
}

function readLooseNumber(s: Scanner, kind: 'foreign' | 'other', org: string): Designation | null {
  s.skip(' _-');
  const token = /^(?:[A-Z]{1,3}[ _]?)?\d[A-Z0-9.]*(?:[-/][A-Z0-9.]+)*/.exec(s.rest())?.[0];
  if (!token) return null;
  const dash = token.lastIndexOf('-');
  const dated = dash > 0 && isYear(token.slice(dash + 1));
  const name = dated ? token.slice(0, dash) : token;
  s.at += name.length;
  const year = readYear(s) ?? undefined;
  const number = name.replace(/^([A-Z]+)[ _]?(?=\d)/, kind === 'foreign' && name.length > 3 ? '$1 ' : '$1');
  return designation({ kind, org, number: number.replace('_', ' '), year, supplement: readSupplements(s) });
}
