import { type Designation, designation } from './designation-kinds.ts';
import { isDigit, isYear, type Scanner } from './designation-scanner.ts';

const heads = ['ITU-T', 'ITU-R', 'ITUT', 'ITUR', 'ITU T', 'ITU R', 'ITU_T', 'ITU_R', 'ITU/T', 'ITU/R'];
const suffixes = ['BIS', 'TER', 'QUATER', 'QUARTER'];
const supplements: readonly (readonly [seen: string, printed: string])[] = [
  ['TECHNICAL COR', 'Technical Cor.'],
  ['AMD', 'Amd.'],
  ['COR', 'Cor.'],
  ['ADD', 'Add.'],
  ['ERR', 'Err.'],
  ['SUPPL', 'Suppl.'],
  ['ANNEX', 'Annex'],
  ['APP', 'App.'],
];
const trailers = ['TEST VECTORS', 'SOFTWARE'];

/**
 * Reads a recommendation, supplement or question of ITU-T and ITU-R.
 *
 * @example ITU-T H.265 (08/2021), ITU-T G.7041/Y.1303 (04/2011), ITU-T X.1081 (2004) Amd. 1 (10/2009), ITU-R BT.709-6
 */
export function readItu(s: Scanner): Designation | null {
  const leading = s.eat('REC. ') || s.eat('RECOMMENDATION ');
  const head = heads.find((candidate) => s.eat(candidate));
  if (!head) return null;
  const org = head.endsWith('T') ? 'ITU-T' : 'ITU-R';
  s.skip(' _-.');
  if (!leading && (s.eat('REC.') || s.eat('RECOMMENDATION ') || s.eat('REC '))) s.space();
  const number = readSeriesNumber(s) ?? readFreeNumber(s, org);
  if (!number) return null;
  const revision = org === 'ITU-R' ? readRevision(s) : '';
  const version = readVersion(s);
  const year = readDate(s) ?? undefined;
  return designation({ kind: 'itu', org, number, edition: revision || version, year, supplement: readTail(s) });
}

/** 'H.222.0', 'D.200 R', 'V.22 bis', 'G.709/Y.1331', 'E-100 series', 'G' before a supplement. */
function readSeriesNumber(s: Scanner): string | null {
  return s.attempt(() => {
    const names: string[] = [];
    do {
      const name = readName(s);
      if (!name) return null;
      names.push(name);
    } while (s.peek() === '/' && s.eat('/'));
    return endsNumber(s) ? names.join('/') : null;
  });
}

function readName(s: Scanner): string | null {
  const match =
    /^([A-Z]{1,4})(?:\.(\d+(?:\.\d+)*)(L?[ABC]?R?(?![A-Z]))|([-.]?\d+(?:-\d+)?)( SERIES)?(?= SUPPL| \(\d)|(?= SUPPL))/.exec(
      s.rest(),
    );
  if (!match) return null;
  const [all, series, digits, letter, group, word] = match;
  const raw = s.raw.slice(s.at, s.at + all.length);
  s.at += all.length;
  if (!digits) return `${series}${group ?? ''}${word ? ' series' : ''}`;
  const span = /^-[A-Z]\.\d+|^-\d(?![\d])(?= \()/.exec(series && s.rest().length < 80 ? s.rest() : '');
  if (span) s.at += span[0].length;
  const own = letter === 'R' ? ' R' : raw.slice(raw.length - (letter?.length ?? 0));
  return `${series}.${digits}${span?.[0] ?? ''}${own}${readNameSuffix(s)}`;
}

function readNameSuffix(s: Scanner): string {
  const suffix = s.attempt(() => {
    s.space();
    return suffixes.find((word) => s.eat(word, true)) ?? null;
  });
  if (suffix) return ` ${suffix.toLowerCase()}`;
  const letter = /^ ([A-FR])(?![A-Z0-9.])/.exec(s.rest());
  if (!letter) return '';
  s.at += letter[0].length;
  return ` ${letter[1]}`;
}

function endsNumber(s: Scanner): boolean {
  return s.done || ' _-(|:'.includes(s.peek());
}

/** Questions, blue-pool drafts and handbooks of ITU-R are one word in any form: '1-3/8', 'M.4/BL/6', '01.HDB'. */
function readFreeNumber(s: Scanner, org: string): string | null {
  if (org !== 'ITU-R') return null;
  const word = /^[A-Z0-9][A-Z0-9./[\]-]*/.exec(s.rest())?.[0] ?? '';
  if (word === '' || (word.length > 5 && !/\d/.test(word))) return null;
  s.at += word.length;
  s.skip(':');
  return word;
}

/** The 6 of BT.709-6. */
function readRevision(s: Scanner): string {
  const revision = s.attempt(() => {
    if (!s.skip('-')) return null;
    const digits = s.digits();
    if (digits === '' || !(s.done || ' _-(|:'.includes(s.peek()))) return null;
    return digits;
  });
  if (!revision || s.peek() !== '-') return revision ?? '';
  return revision + readLongerRevision(s);
}

function readLongerRevision(s: Scanner): string {
  s.skip('-');
  return `-${s.digits()}`;
}

/** '(V8)' and 'v.1'. */
function readVersion(s: Scanner): string {
  const version = /^[ _]*(?:\(V(\d+)\)|V\.?(\d+)(?!\d))/.exec(s.rest());
  if (!version) return '';
  s.at += version[0].length;
  return `V${version[1] ?? version[2]}`;
}

/** '(08/2021)', '(2004)', '(2021-08)'. */
function readDate(s: Scanner): string | null {
  return s.attempt(() => {
    s.space();
    const bare = !s.eat('(');
    const first = s.digits();
    const second = s.skip('/-') ? s.digits() : '';
    if (!bare && !s.eat(')')) return null;
    if (isYear(second)) return `${first.padStart(2, '0')}/${second}`;
    if (!isYear(first) || (bare && second === '')) return null;
    return second ? `${second}/${first}` : first;
  });
}

/** Everything after the recommendation's own date: 'Amd. 1 Cor. 2 (07/2016)', 'Annex C (2017) Cor. 1 (08/2018)'. */
function readTail(s: Scanner): string | undefined {
  const found: string[] = [];
  for (;;) {
    const supplement = s.attempt(() => readSupplement(s));
    if (!supplement) break;
    const date = readDate(s);
    found.push(date ? `${supplement} (${date})` : supplement);
  }
  return found.length > 0 ? found.join(' ') : undefined;
}

function readSupplement(s: Scanner): string | null {
  s.skip(' _/');
  const word = supplements.find(([seen]) => s.eat(seen));
  if (!word) return null;
  s.skip('. _');
  const count = /^(?:\d+(?:\.\d+)*|[IVXL]+(?![A-Z])|[A-Z]\d*\+?(?![A-Z]))/.exec(s.rest())?.[0] ?? '';
  if (count === '') return null;
  s.at += count.length;
  const trailer = s.attempt(() => (s.space() ? (trailers.find((text) => s.eat(text)) ?? null) : null));
  return `${word[1]} ${count}${trailer ? ` ${trailer.toLowerCase()}` : ''}`;
}

/** A bare 'H.265' is common enough in searches to be a recommendation. */
export function isBareRecommendation(text: string): boolean {
  return /^[A-Z]\.\d{1,4}(\.\d+)*$/.test(text) && isDigit(text.at(-1) ?? '');
}
