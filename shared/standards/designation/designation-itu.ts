import { readItuSupplements } from './designation-itu-supplement.ts';
import { type Designation, designation } from './designation-kinds.ts';
import { isDigit, isLetter, isYear, type Scanner } from './designation-scanner.ts';

const radioSeries: ReadonlySet<string> = new Set('BO BR BS BT RA RS SA SF SM SNG TF'.split(' '));
const suffixes = ['BIS', 'TER', 'QUATER', 'QUARTER'];

/**
 * Reads a recommendation, supplement or question of ITU-T and ITU-R.
 *
 * @example ITU-T H.265 (08/2021), ITU-T G.7041/Y.1303 (04/2011), ITU-T X.1081 (2004) Amd. 1 (10/2009), ITU-R BT.709-6
 */
export function readItu(s: Scanner): Designation | null {
  const org = readSector(s);
  if (!org) return null;
  const number = s.attempt(() => readRecommendation(s)) ?? s.attempt(() => readSeriesGroup(s)) ?? readRadioWord(s, org);
  if (!number) return null;
  const revision = org === 'ITU-R' ? readRevision(s) : '';
  const edition = revision || readVersion(s);
  const year = readItuDate(s) ?? undefined;
  return designation({ kind: 'itu', org, number, edition, year, supplement: readItuSupplements(s) });
}

/** 'ITU-T', 'ITU T', 'Rec. ITU-R', 'ITU-T Rec.', and 'ITU' alone where the series tells the sector. */
function readSector(s: Scanner): string | null {
  readRecommendationWord(s);
  if (!s.eat('ITU')) return null;
  const hyphen = s.peek() === '-';
  s.skip(' _-/');
  const series = /^[A-Z]+(?=\.)/.exec(s.rest())?.[0] ?? '';
  // 'ITU TF.460' is of the radio sector, 'ITU-TF.1' is F.1 of the other.
  if (radioSeries.has(series) && !hyphen) return 'ITU-R';
  if (series.length === 1) return 'ITU-T';
  const sector = s.letters(1);
  if (sector !== 'T' && sector !== 'R') return null;
  s.skip(' _-.');
  readRecommendationWord(s);
  return `ITU-${sector}`;
}

function readRecommendationWord(s: Scanner): void {
  if (s.eat('RECOMMENDATION', true) || s.eat('REC', true)) s.skip('. _');
}

/** 'H.222.0', 'D.200 R', 'V.22 bis', 'G.709/Y.1331', 'Q.120-Q.139'. */
function readRecommendation(s: Scanner): string | null {
  const names: string[] = [];
  do {
    const name = readName(s);
    if (!name) return null;
    names.push(name);
  } while (s.eat('/'));
  return ends(s) || s.peek() === '-' ? names.join('/') : null;
}

function readName(s: Scanner): string | null {
  const series = s.letters(4);
  if (series === '' || !s.eat('.')) return null;
  let digits = s.digits();
  if (digits === '') return null;
  while (s.peek() === '.' && isDigit(s.peek(1))) {
    s.skip('.');
    digits += `.${s.digits()}`;
  }
  const from = s.at;
  const glued = isLetter(s.peek()) && !isLetter(s.peek(1)) ? s.letters(1) : '';
  // Letters right behind the digits keep their case: 'I.256.2a' and, misread by a scanner long ago, 'E.54l'.
  const letter = glued === 'R' ? ' R' : s.raw.slice(from, s.at);
  const group = s.attempt(() => (s.space() && s.eat('SERIES', true) ? ' series' : null)) ?? '';
  return `${series}.${digits}${letter}${readSpan(s)}${group || readSuffix(s)}`;
}

/** 'Q.120-Q.139' and 'Q.732.2-5' are published as one. */
function readSpan(s: Scanner): string {
  const span = /^-(?:[A-Z]\.\d+|\d+(?= \(\d))/.exec(s.rest())?.[0] ?? '';
  s.at += span.length;
  return span;
}

function readSuffix(s: Scanner): string {
  const suffix = s.attempt(() => {
    s.space();
    return suffixes.find((word) => s.eat(word, true)) ?? null;
  });
  if (suffix) return ` ${suffix.toLowerCase()}`;
  const letter = /^[ _]([A-FR])(?![A-Z0-9.])/.exec(s.rest());
  s.at += letter?.[0].length ?? 0;
  return letter ? ` ${letter[1]}` : '';
}

/** Supplements to whole series: 'G Suppl. 1', 'E-100 series Suppl. 1', 'E100-300 Suppl. 3', 'EMC-3 (1974) Amd. 1'. */
function readSeriesGroup(s: Scanner): string | null {
  const letters = s.letters(4);
  if (letters === '') return null;
  const digits = /^[-.]?\d+(?:-\d+)?/.exec(s.rest())?.[0] ?? '';
  s.at += digits.length;
  const series = s.attempt(() => (s.space() && s.eat('SERIES', true) ? ' series' : null)) ?? '';
  const continued = / SUPPL/.test(s.rest().slice(0, 7)) || (digits !== '' && /^ \(\d/.test(s.rest()));
  return continued ? letters + digits + series : null;
}

/** Questions, drafts and handbooks of ITU-R are one word in any form: '1-3/8', 'M.4/BL/6', '01.HDB', 'SM2'. */
function readRadioWord(s: Scanner, org: string): string | null {
  if (org !== 'ITU-R') return null;
  const word = /^[A-Z0-9][A-Z0-9./[\]-]*/.exec(s.rest())?.[0] ?? '';
  if (word === '' || (word.length > 5 && !/\d/.test(word))) return null;
  s.at += word.length;
  return word;
}

function ends(s: Scanner): boolean {
  return s.done || ' _(|'.includes(s.peek()) || /^(?:ANNEX|APP|SUPPL|AMD|COR)/.test(s.rest());
}

/** The 6 of BT.709-6; questions and drafts may have letters: M.5-BL-13. */
function readRevision(s: Scanner): string {
  const revision = /^-([A-Z0-9]+(?:-[A-Z0-9]+)*)(?=$|[ _(|])/.exec(s.rest());
  s.at += revision?.[0].length ?? 0;
  return revision?.[1] ?? '';
}

/** '(V8)' and 'v.1'. */
function readVersion(s: Scanner): string {
  const version = /^[ _]*(?:\(V(\d+)\)|V\.?(\d+)(?!\d))/.exec(s.rest());
  s.at += version?.[0].length ?? 0;
  return version ? `V${version[1] ?? version[2]}` : '';
}

/** '(08/2021)', '(2004)', '(2021-08)', and '08/2021' without brackets. */
export function readItuDate(s: Scanner): string | null {
  return s.attempt(() => {
    s.space();
    const bracket = s.eat('(');
    const first = s.digits();
    const second = s.skip('/-') ? s.digits() : '';
    if (bracket && !s.eat(')')) return null;
    if (isYear(second) && first.length <= 2) return `${first.padStart(2, '0')}/${second}`;
    if (!isYear(first) || (!bracket && second === '')) return null;
    return second ? `${second}/${first}` : first;
  });
}
