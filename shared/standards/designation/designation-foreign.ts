import { readIsoOrg } from './designation-iso.ts';
import { readIsoNumber } from './designation-iso-number.ts';
import { type Designation, designation } from './designation-kinds.ts';
import { isLetter, isYear, readYear, type Scanner } from './designation-scanner.ts';
import { readSupplements } from './designation-supplement.ts';

/** National bodies whose letters stand alone or before EN and ISO; the longer first where one begins another. */
const national = [
  'AS/NZS',
  'CAN/CSA',
  'ÖNORM',
  'ONORM',
  'UNE',
  'NEN',
  'NBN',
  'SIST',
  'MSZ',
  'CSN',
  'ČSN',
  'ELOT',
  'ANSI',
  'NZS',
].concat(['BDS', 'SFS', 'DIN', 'BS', 'NF', 'SS', 'AS']);
/** Letters that Chinese organs or common words share; they count only in front of EN or ISO. */
const nationalInChains = ['UNI', 'STN', 'LST', 'EVS', 'LVS', 'SN', 'DS', 'NS', 'PN', 'SR', 'TS', 'IS', 'KS'];
const adopters = [...national, ...nationalInChains];
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

const bodies = [
  'ANSI/ASHRAE',
  'ANSI/UL',
  'MIL-STD',
  'ASHRAE',
  'AATCC',
  'TAPPI',
  'SMPTE',
  'JEDEC',
  'OASIS',
  'FMVSS',
  'NEMA',
  'NACE',
]
  .concat([
    'NFPA',
    'AWWA',
    'SEMI',
    'OIML',
    'ECMA',
    'ASME',
    '3GPP',
    'CSA',
    'UIC',
    'VDA',
    'VDE',
    'VDI',
    'SAE',
    'API',
    'AWS',
    'ACI',
  ])
  .concat(['TIA', 'EIA', 'IPC', 'GS1', 'OGC', 'OMG', 'CIE', 'UL']);

/**
 * Reads European numbers and chains of adoption.
 *
 * @example EN 1992-1-1:2004, EN ISO 13485:2016, BS EN ISO 9001:2015, DIN EN 12464-1, KS I ISO 8199
 */
export function readAdoption(s: Scanner): Designation | null {
  const adopter = readBody(s, adopters);
  const letter = adopter === 'KS' ? readSeriesLetter(s) : '';
  const region = readBody(s, european);
  const origin = s.attempt(() => {
    s.skip(' _-/');
    return readIsoOrg(s);
  });
  if (!region && !(adopter && origin)) return null;
  const org = [adopter + letter, europeanPrinted[region] ?? region, origin].filter(Boolean).join(' ');
  const number = readIsoNumber(s);
  return number && designation({ kind: adopter ? 'adoption' : 'en', org, ...number });
}

function readBody(s: Scanner, known: readonly string[]): string {
  const body = s.attempt(() => {
    s.skip(' _-/');
    return known.find((candidate) => s.eat(candidate) && endsBody(s, candidate)) ?? null;
  });
  return body ?? '';
}

function endsBody(s: Scanner, word: string): boolean {
  if (!isLetter(s.peek()) || /^(?:EN|ISO|IEC)/.test(s.rest())) return true;
  s.at -= word.length;
  return false;
}

function readSeriesLetter(s: Scanner): string {
  const letter = /^[ _]?([A-Z])(?=[ _])/.exec(s.rest());
  s.at += letter?.[0].length ?? 0;
  return letter ? ` ${letter[1]}` : '';
}

/** Standards of national bodies that adopt nothing: BS 7799-2:2002, DIN 476-1, NF C 15-100, AS/NZS 3000:2018. */
export function readNational(s: Scanner): Designation | null {
  const org = readBody(s, national);
  if (!org) return null;
  s.skip(' _-');
  const letters = /^[A-Z]{1,3}(?=[ _]?\d)/.exec(s.rest())?.[0] ?? '';
  s.at += letters.length;
  const number = readIsoNumber(s);
  if (!number) return null;
  return designation({
    kind: 'foreign',
    org,
    ...number,
    number: letters ? `${letters} ${number.number}` : number.number,
  });
}

/** Associations abroad: ASME B31.3-2022, SAE J1939-21, UL 1642, NFPA 70-2023, 3GPP TS 23.501, ISO's partner IDF. */
export function readForeign(s: Scanner): Designation | null {
  const org = ['IDF', ...bodies].find((word) => s.eat(word) && endsBody(s, word));
  return org ? readLooseNumber(s, 'foreign', org) : null;
}

/** Unknown capital letters before a number: kept, so that a catalogue can hold it, and never guessed from a query. */
export function readOther(s: Scanner): Designation | null {
  const org = /^(?!ISO\/|IEC\/)[A-Z]{2,8}(?:\/[A-Z]{1,8})?(?=[ _-]?\d)/.exec(s.raw.slice(s.at))?.[0];
  if (!org) return null;
  s.at += org.length;
  return readLooseNumber(s, 'other', org);
}

function readLooseNumber(s: Scanner, kind: 'foreign' | 'other', org: string): Designation | null {
  s.skip(' _-');
  const token = /^(?:[A-Z]{2,3}[ _]|[A-Z]{1,3}[ _]?)?\d[A-Z0-9.]*(?:[-/][A-Z0-9.]+)*/.exec(s.rest())?.[0];
  if (!token) return null;
  const dash = token.lastIndexOf('-');
  const name = dash > 0 && isYear(token.slice(dash + 1)) ? token.slice(0, dash) : token;
  s.at += name.length;
  const year = readYear(s) ?? undefined;
  const number = name.replace('_', ' ').replace(/^([A-Z]) (?=\d)/, '$1');
  return designation({ kind, org, number, year, supplement: readSupplements(s) });
}

/** Bodies that print a colon before the year as ISO does. */
export function printsColon(org: string): boolean {
  return org === 'IDF' || national.includes(org);
}
