import { leadingNumber } from './clause-number.ts';
import { joinSpaced } from './contents.ts';
import type { TextLine } from './text-lines.ts';

const longestHan = 45;
const longestLatin = 110;
const sentenceMarks = /[。；！？]|[，,]\s*$|[:：]$/u;

/** The title behind a number, and the line after it; without a title the line is the beginning of a paragraph. */
export function titleOfLine(
  lines: readonly TextLine[],
  at: number,
  rest: string,
): { title?: string; rest?: string; to: number } {
  const line = lines[at] as TextLine;
  if (rest === '') return titleBelow(lines, at + 1);
  if (!readsAsTitle(rest) || goesOn(line, lines[at + 1], rest)) return { rest, to: at + 1 };
  const below = lines[at + 1];
  const continued =
    below && !line.box && line.indent === 0 && below.indent > 3 && !below.apart && endsTitle(lines[at + 2]);
  if (continued) return { title: `${rest} ${below.text}`, to: at + 2 };
  return { title: joinSpaced(rest), to: at + 1 };
}

/** A number alone on its line: in lists of terms the term stands below. */
function titleBelow(lines: readonly TextLine[], at: number): { title?: string; to: number } {
  const line = lines[at];
  if (!line || line.text.includes('\t') || line.apart !== false) {
    const isTerm = line && !line.text.includes('\t') && readsAsTitle(line.text) && !leadingNumber(line.text);
    return isTerm ? { title: line.text, to: at + 1 } : { to: at };
  }
  return readsAsTitle(line.text) && !leadingNumber(line.text) ? { title: line.text, to: at + 1 } : { to: at };
}

function readsAsTitle(text: string): boolean {
  const isHan = /\p{Script=Han}/u.test(text);
  if (sentenceMarks.test(text) || text.length > (isHan ? longestHan + latinLength(text) : longestLatin)) return false;
  if (isHan) return !/，/u.test(text);
  return /^["'(]?[\p{Lu}\d<]|^[\p{Ll}]/u.test(text) && !/[.;]$/.test(text);
}

const latinLength = (text: string) => text.replace(/[^\x20-\x7e]/g, '').length;

/** A line that reaches the margin and is followed by one that is no heading is a sentence that goes on. */
function goesOn(line: TextLine, below: TextLine | undefined, rest: string): boolean {
  if (!line.box)
    return (
      line.indent === 0 &&
      below !== undefined &&
      below.indent === 0 &&
      !below.apart &&
      /[a-z]$/.test(rest) &&
      rest.length > 60
    );
  return line.full && below !== undefined && !leadingNumber(below.text);
}

/** After a title that took two lines comes a blank one. */
function endsTitle(line: TextLine | undefined): boolean {
  return line === undefined || line.apart;
}
