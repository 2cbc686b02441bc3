import { isDigit, isLetter, isYear, readYear, type Scanner } from './designation-scanner.ts';
import { readSupplements } from './designation-supplement.ts';

export interface NumberFields {
  number: string;
  part?: string;
  year?: string;
  edition?: string;
  supplement?: string;
}

const consolidations = ['EXV-CMV', 'EXV-RLV', 'CSV', 'RLV', 'CMV', 'EXV', 'SER', 'DB'];
/** '12', '1AE', 'E01', 'C00535', 'BD', 'HBK': never a word of the title behind a dash. */
const partWord = /^(?:\d+[A-Z]{0,3}|[A-Z]{1,2}\d+|[A-Z]{1,2}|HBK|CGMES)$/;
const languages = ['(E/F)', '(E)', '(F)', '(R)', '(EN)', '(FR)', '(EN-FR)', '(E,F)'];

/**
 * Reads what follows the publisher in numbers built like ISO's: number, dash parts, year after a colon,
 * consolidation and supplements.
 *
 * @example 60601-1-2:2014+AMD1:2020 CSV, 105-E01:1994/Cor 1:2002, 10993-1.2 (second committee draft)
 */
export function readIsoNumber(s: Scanner): NumberFields | null {
  s.skip(' _-/');
  const number = s.digits() + readTrailingLetters(s);
  if (!isDigit(number[0] ?? '')) return null;
  const part = readDashParts(s);
  const iteration = readIteration(s);
  const year = readYear(s);
  const month = year ? readMonth(s) : '';
  skipLanguage(s);
  const consolidated = readConsolidation(s, year !== null);
  const supplement = readSupplements(s);
  const late = supplement && !consolidated ? readConsolidation(s, false) : '';
  s.skip(':');
  return { number, part, year: year ? year + month : undefined, edition: iteration + consolidated + late, supplement };
}

/** The A of 60061A; up to three letters as in 8802-1AE. */
function readTrailingLetters(s: Scanner): string {
  const letters = /^[A-Z]{1,3}(?![A-Z])/.exec(s.rest())?.[0] ?? '';
  s.at += letters.length;
  return letters;
}

function readDashParts(s: Scanner): string | undefined {
  const parts: string[] = [];
  for (;;) {
    const part = s.attempt(() => {
      const slash = s.peek() === '/' && isDigit(s.peek(1));
      // Until about 1990 parts stood behind a slash: ISO 7/1 is ISO 7-1.
      if (!slash && !s.skip('-')) return null;
      if (!slash && s.peek() === '/' && isDigit(s.peek(1))) return '';
      if (slash) s.at += 1;
      const word = s.alphanumerics();
      if (!partWord.test(word) || (isYear(word) && !continues(s))) return null;
      return slash && parts.length > 0 ? `/${word}` : word;
    });
    if (part === null) break;
    if (part.startsWith('/') && parts.length > 0) parts.push(`${parts.pop()}${part}`);
    else parts.push(part);
  }
  return parts.length > 0 ? parts.join('-') : undefined;
}

/** A component that looks like a year is a part only when a year or another part still follows. */
function continues(s: Scanner): boolean {
  return s.peek() === ':' || (s.peek() === '-' && isDigit(s.peek(1)));
}

/** '.2' after a draft's number: the second time the committee circulated it. */
function readIteration(s: Scanner): string {
  if (s.peek() !== '.' || !isDigit(s.peek(1))) return '';
  s.at += 1;
  return `.${s.digits()}`;
}

/** DIN prints the month of issue: DIN EN ISO 9001:2015-11. */
function readMonth(s: Scanner): string {
  const month = /^-(?:0[1-9]|1[0-2])(?!\d)/.exec(s.rest())?.[0] ?? '';
  s.at += month.length;
  return month;
}

function skipLanguage(s: Scanner): void {
  s.attempt(() => {
    s.space();
    return languages.find((mark) => s.eat(mark)) ?? null;
  });
}

/** '+AMD1:2015+AMD2:2019 CSV', 'RLV', 'EXV-CMV', 'ED5'. */
function readConsolidation(s: Scanner, gluedToYear: boolean): string {
  let text = '';
  while (s.peek() === '+') {
    const added = s.attempt(() => readAddition(s));
    if (!added) break;
    text += added;
  }
  const mark = s.attempt(() => {
    if (!s.space() && !gluedToYear) return null;
    return consolidations.find((word) => s.eat(word, true)) ?? readEdition(s);
  });
  return mark ? `${text} ${mark}`.trim() : text;
}

function readAddition(s: Scanner): string | null {
  s.skip('+');
  const word = s.letters();
  s.space();
  const count = s.digits();
  if (!['AMD', 'A', 'AC', 'COR', 'C'].includes(word) || (count === '' && word !== 'AC')) return null;
  const year = readYear(s, ':');
  return `+${word}${count}${year ? `:${year}` : ''}`;
}

function readEdition(s: Scanner): string | null {
  if (!s.eat('ED')) return null;
  s.skip('. ');
  const digits = s.digits();
  return digits === '' || isLetter(s.peek()) ? null : `ED${digits}`;
}
