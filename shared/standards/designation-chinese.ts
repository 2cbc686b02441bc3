import { type Designation, type DesignationKind, designation } from './designation-kinds.ts';
import { isDigit, isLetter, readYear, type Scanner } from './designation-scanner.ts';
import { isSectorPrefix, prefixOf } from './prefixes.ts';
import { provinces } from './regions.ts';

interface Head {
  kind: DesignationKind;
  org: string;
  mandate?: 'T' | 'Z';
}

const provinceCodes: ReadonlySet<string> = new Set(provinces.map((province) => province.code));
const separators = ' _/-';
const looseSeparators = ' _-';

/** Numbers whose letters after the prefix are part of the number: TSG T7001 is lifts, not a recommended standard. */
const withoutMandate: ReadonlySet<string> = new Set(['TSG', 'GSB', 'HAF', 'HAD', 'JJF', 'JJG']);

/** Words that a number does not begin with, although T + letters + digits would read as an association's number. */
const wordsInT: ReadonlySet<string> = new Set(
  (
    'TABLE TYPE TEST TIER TEAM TERM TITLE TASK TOP TEN TWO TRACK TOPIC TIME TEXT TREE TOOL TRAIN TUBE TAPE THE THIS ' +
    'THAT TO TOTAL TYRE TIRE TANK TAB TAX THREE TURN TRY TELL THEN THAN TOWN TRIP TRADE TON TONS TEMP TEL TCP TLS TIFF TV ' +
    'TR TS TIA TAPPI TN TSG'
  ).split(' '),
);
const gluedEnterprises: readonly string[] = ['GDW', 'CSG', 'SY', 'CR'];
const localLetters: ReadonlySet<string> = new Set(['DB', 'DBS', 'DBJ', 'DGJ']);

/**
 * Reads a Chinese number: national, sector, local, association or enterprise.
 *
 * @example GB/T 19001-2016, JB/T 5000.1-2007, DB21/ 3176-2019, T/CAS 3-2021, Q/GDW 1168-2013
 */
export function readChinese(s: Scanner): Designation | null {
  const letters = s.letters();
  if (letters === '') return null;
  if (localLetters.has(letters)) {
    const local = s.attempt(() => readLocalHead(s, letters));
    if (local) return readNumber(s, local);
  }
  const head = readHead(s, letters);
  return head && readNumber(s, head);
}

function readHead(s: Scanner, letters: string): Head | null {
  if (letters === 'T') return readOwnCode(s, 'association', 'T');
  if (letters === 'Q') return readOwnCode(s, 'enterprise', 'Q');
  const compound = prefixOf(letters) && s.attempt(() => readCompoundCode(s, letters));
  const code = compound ?? prefixOf(letters)?.code;
  if (code) return { ...officialHead(code), mandate: withoutMandate.has(code) ? undefined : readMandate(s) };
  const last = letters.at(-1);
  const stem = prefixOf(letters.slice(0, -1))?.code;
  if (stem && (last === 'T' || last === 'Z')) return { ...officialHead(stem), mandate: last };
  if (letters.startsWith('T') && letters.length > 2 && !wordsInT.has(letters)) {
    return { kind: 'association', org: `T/${letters.slice(1)}` };
  }
  const enterprise = letters.startsWith('Q') && gluedEnterprises.find((known) => known === letters.slice(1));
  return enterprise ? { kind: 'enterprise', org: `Q/${enterprise}` } : null;
}

function officialHead(code: string): Head {
  return { kind: kindOfCode(code), org: code };
}

function kindOfCode(code: string): DesignationKind {
  switch (code) {
    case 'GB':
      return 'gb';
    case 'GBn':
      return 'gbn';
    case 'GJB':
      return 'gjb';
    case 'GBZ':
      return 'gbz';
    case 'GSB':
      return 'gsb';
    case 'GBJ':
      return 'gbj';
    default:
      return isSectorPrefix(code) ? 'sector' : 'national';
  }
}

/** NB/SH/T: two organs share one number series. */
function readCompoundCode(s: Scanner, letters: string): string | null {
  if (!s.skip('/')) return null;
  const second = s.letters();
  const code = prefixOf(`${letters}/${second}`)?.code;
  if (code) return code;
  const glued = prefixOf(`${letters}/${second.slice(0, -1)}`)?.code;
  if (!glued) return null;
  s.at -= 1;
  return glued;
}

/** '/T', '-T', ' T', 'T' before the number. */
function readMandate(s: Scanner): 'T' | 'Z' | undefined {
  const mandate = s.attempt(() => {
    s.skip(separators);
    const letter = s.letters(1);
    const separated = separators.includes(s.peek());
    return (letter === 'T' || letter === 'Z') && (separated || isDigit(s.peek())) ? letter : null;
  });
  return mandate ?? undefined;
}

/** DB21, DB4403, and old DB440300; bare DB is seismology and not read here. */
function readLocalHead(s: Scanner, letters: string): Head | null {
  s.skip(looseSeparators);
  const from = s.at;
  const digits = s.digits();
  const mandateFollows = (s.peek() === 'T' || s.peek() === 'Z') && !isLetter(s.peek(1));
  const separated = s.peek() !== '' && (separators.includes(s.peek()) || mandateFollows);
  if (separated && /^[-/ _]*\d{2}$/.test(s.rest())) return null;
  if (separated && !isBareYear(s) && [2, 4, 6].includes(digits.length)) {
    return { kind: 'local', org: letters + digits, mandate: readMandate(s) };
  }
  // Cities issue no mandatory standards, so glued digits without a /T belong to a province.
  const province = digits.slice(0, 2);
  if (letters !== 'DB' || digits.length < 3 || !provinceCodes.has(province) || from !== 2) return null;
  if (mandateFollows || s.peek() === '/') return null;
  s.at = from + 2;
  return { kind: 'local', org: `DB${province}` };
}

/** After 'DB 1234' only '-2016' is left: seismology number 1234. */
function isBareYear(s: Scanner): boolean {
  return /^[-:]\d{4}$/.test(s.rest());
}

/** T/CAS, T/GZAEPI, Q/GDW: the code ends at a space or before the number's first digit. */
function readOwnCode(s: Scanner, kind: DesignationKind, initial: string): Head | null {
  if (!s.skip(separators)) return null;
  const from = s.at;
  const space = /[ _]/.exec(s.rest());
  const word = space ? s.rest().slice(0, space.index) : '';
  if (/^[A-Z0-9]*[A-Z][A-Z0-9-]*$/.test(word) && /^[ _]+[A-Z]{0,2}\d/.test(s.rest().slice(word.length))) {
    s.at = from + word.length;
    return { kind, org: `${initial}/${word}` };
  }
  const digits = s.digits();
  const code = digits + s.letters();
  return code.length > digits.length ? { kind, org: `${initial}/${code}` } : null;
}

function readNumber(s: Scanner, head: Head): Designation | null {
  s.skip(separators);
  const free = head.kind === 'enterprise';
  const prefixLetter = /^[A-Z]{1,2}\d/.test(s.rest()) ? s.letters() : '';
  const digits = s.digits();
  if (digits === '') return null;
  let number = prefixLetter + digits + readSuffixLetter(s);
  while (free && /^ \d+/.test(s.rest()) && !/^ \d{4}$/.test(s.rest())) {
    s.at += 1;
    number += ` ${s.digits()}`;
  }
  if (s.peek() === '/' && isDigit(s.peek(1))) {
    s.at += 1;
    number += `/${s.digits()}`;
  }
  const part = readParts(s);
  const range = readRange(s, number);
  const year = readYear(s) ?? (free ? null : readShortYear(s));
  return designation({
    ...head,
    kind: head.kind === 'gb' ? kindOfMandate(head.mandate) : head.kind,
    number: part ? number : number + range,
    part: part && part + range,
    year: year ?? undefined,
    supplement: readAmendment(s),
  });
}

function kindOfMandate(mandate: 'T' | 'Z' | undefined): DesignationKind {
  if (mandate === 'T') return 'gb-t';
  return mandate === 'Z' ? 'gb-z' : 'gb';
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

/** GB 50254~50259-96 and GB/T 5750.1–5750.13: a hyphen is a range when what follows repeats the number. */
function readRange(s: Scanner, number: string): string {
  const range = s.attempt(() => {
    const sure = s.eat('~');
    if (!sure && !s.eat('-')) return null;
    const digits = s.digits();
    if (digits === '' || (!sure && (digits.length !== number.length || isYearLike(digits, s)))) return null;
    const parts = readParts(s);
    if (!sure && digits !== number && digits <= number) return null;
    return `~${digits}${parts && `.${parts}`}`;
  });
  return range ?? '';
}

function isYearLike(digits: string, s: Scanner): boolean {
  return digits.length === 2 || (digits.length === 4 && (s.done || s.peek() === '/'));
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
    const words = /^[ _/]*第(\d+)号修改单/.exec(s.rest());
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
