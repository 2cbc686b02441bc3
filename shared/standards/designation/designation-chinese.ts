import { type ChineseHead, readChineseNumber } from './designation-chinese-number.ts';
import type { Designation, DesignationKind } from './designation-kinds.ts';
import { isDigit, isLetter, isYear, type Scanner } from './designation-scanner.ts';
import { isSectorPrefix, prefixOf } from './prefixes.ts';
import { provinces } from './regions.ts';

const provinceCodes: ReadonlySet<string> = new Set(provinces.map((province) => province.code));
const separators = ' _/-';

/** Letters after these prefixes belong to the number: TSG T7001 is about lifts, not a recommended standard. */
const withoutMandate: ReadonlySet<string> = new Set(['TSG', 'GSB', 'HAF', 'HAD', 'JJF', 'JJG']);
/** Their numbers begin with a letter, which may be glued to the prefix: TSGT7001, JTGD60. */
const letteredNumbers: ReadonlySet<string> = new Set(['TSG', 'JTG']);
const localLetters: ReadonlySet<string> = new Set(['DB', 'DBS', 'DBJ', 'DGJ', 'SZDB']);
const gluedEnterprises: ReadonlySet<string> = new Set(['GDW', 'CSG', 'SY', 'CR']);

/** Words, although T + letters + digits would read as an association's number without its slash. */
const wordsInT: ReadonlySet<string> = new Set(
  (
    'TABLE TYPE TEST TESTS TIER TEAM TERM TITLE TASK TOP TEN TWO TRACK TOPIC TIME TEXT TREE TOOL TRAIN TUBE TAPE THE THIS ' +
    'THAT TOTAL TYRE TIRE TANK TAB TAX THREE TURN TRY TELL THEN THAN TOWN TRIP TRADE TON TONS TEMP TEL TCP TLS TIFF ' +
    'TIA TAPPI TSG TEACHER TECHNOLOGY TECHNICAL TRANSFORMER TURBINE'
  ).split(' '),
);

/**
 * Reads a Chinese number: national, sector, local, association or enterprise.
 *
 * @example GB/T 19001-2016, JB/T 5000.1-2007, DB21/ 3176-2019, T/CAS 3-2021, Q/GDW 1168-2013
 */
export function readChinese(s: Scanner): Designation | null {
  const letters = s.letters();
  if (letters === '') return null;
  const head = readHead(s, letters);
  return head && readChineseNumber(s, head);
}

function readHead(s: Scanner, letters: string): ChineseHead | null {
  if (letters === 'T') return readOwnCode(s, 'association', 'T');
  if (letters === 'Q') return readOwnCode(s, 'enterprise', 'Q');
  if (localLetters.has(letters)) {
    const local = s.attempt(() => readLocalHead(s, letters));
    if (local || letters !== 'DB') return local ?? { kind: 'local', org: letters, mandate: readMandate(s) };
  }
  return readOfficialHead(s, letters) ?? readSlashlessHead(letters);
}

/** The letters of an organ, perhaps followed or ended by the mandate: GB/T, GBT, GBZ, GBZ/T, GBZT, NB/SH/T. */
function readOfficialHead(s: Scanner, letters: string): ChineseHead | null {
  if (/^ZB[A-Z]$/.test(letters)) s.at -= 1;
  const own = prefixOf(/^ZB[A-Z]$/.test(letters) ? 'ZB' : letters)?.code;
  if (own) {
    const code = s.attempt(() => readCompoundCode(s, letters)) ?? own;
    const branch = code.startsWith('JJ') ? (/^\(\p{Script=Han}+\)/u.exec(s.rest())?.[0] ?? '') : '';
    s.at += branch.length;
    return {
      kind: kindOfCode(code),
      org: code + branch,
      mandate: withoutMandate.has(code) ? undefined : readMandate(s),
    };
  }
  const last = letters.at(-1);
  const stem = prefixOf(letters.slice(0, -1))?.code;
  if (!stem) return null;
  if ((last === 'T' || last === 'Z') && !withoutMandate.has(stem))
    return { kind: kindOfCode(stem), org: stem, mandate: last };
  if (!letteredNumbers.has(stem)) return null;
  s.at -= 1;
  return { kind: kindOfCode(stem), org: stem };
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
  if (!s.skip(separators)) return null;
  const second = s.letters();
  const code = prefixOf(`${letters}/${second}`)?.code;
  if (code) return code;
  const glued = prefixOf(`${letters}/${second.slice(0, -1)}`)?.code;
  if (glued) s.at -= 1;
  return glued ?? null;
}

/** '/T', '-T', ' T' or 'T' in front of the number. */
function readMandate(s: Scanner): 'T' | 'Z' | undefined {
  const mandate = s.attempt(() => {
    s.skip(separators);
    const letter = s.letters(1);
    const separated = s.peek() !== '' && separators.includes(s.peek());
    return (letter === 'T' || letter === 'Z') && (separated || isDigit(s.peek())) ? letter : null;
  });
  return mandate ?? undefined;
}

/** DB21, DB4403 and the former DB440300; bare DB is seismology and not read here. */
function readLocalHead(s: Scanner, letters: string): ChineseHead | null {
  const glued = !s.skip(' _-');
  const from = s.at;
  const digits = s.digits();
  const mandateFollows = (s.peek() === 'T' || s.peek() === 'Z') && !isLetter(s.peek(1));
  const yearFollows = isYear(/^[-:](\d{4})$/.exec(s.rest())?.[1] ?? '');
  const lengths = s.peek() === '/' || mandateFollows ? [2, 4, 6] : ' _-'.includes(s.peek() || '.') ? [2, 4] : [];
  if (!yearFollows && lengths.includes(digits.length)) {
    return { kind: 'local', org: letters + digits, mandate: readMandate(s) };
  }
  // 'DB 5-2015' is seismology. Glued digits leave two for the province: cities issue no mandatory standards.
  const province = digits.slice(0, 2);
  if (!glued || digits.length < 3 || !provinceCodes.has(province) || mandateFollows || s.peek() === '/') return null;
  s.at = from + 2;
  return { kind: 'local', org: letters + province };
}

/** T/CAS, T/GZAEPI, Q/GDW: the code ends at a space or before the number's first digit. */
function readOwnCode(s: Scanner, kind: DesignationKind, initial: string): ChineseHead | null {
  const spaced = s.peek() === ' ';
  if (!s.skip(separators)) return null;
  const word = /^[A-Z0-9-]*[A-Z][A-Z0-9-]*(?=[ _]+(?:[A-Z]{1,4}[ _]?)?\d)/.exec(s.rest())?.[0];
  const code = word ?? /^\d*[A-Z]+(?:-[A-Z]+)*(?=[ _-]*\d)/.exec(s.rest())?.[0];
  if (!code || (kind === 'association' && spaced && wordsInT.has(code))) return null;
  s.at += code.length;
  return { kind, org: `${initial}/${code}` };
}

/** TCAS 3 and QGDW 1168: the slash was left out. */
function readSlashlessHead(letters: string): ChineseHead | null {
  const code = letters.slice(1);
  if (letters.startsWith('T') && code.length > 1 && !wordsInT.has(letters)) {
    return { kind: 'association', org: `T/${code}` };
  }
  return letters.startsWith('Q') && gluedEnterprises.has(code) ? { kind: 'enterprise', org: `Q/${code}` } : null;
}
