import { leadingNumber } from './clause-number.ts';
import type { TextLine } from './text-lines.ts';

const item =
  /^(?:[—–―─-]{1,4}|[•●○·▪]|[(（]?(?:[a-z]|\d{1,2}|[ivx]{1,4})[)）]|注\s*\d*\s*[:：]|note\b|表\s*\d|图\s*\d)/iu;
/** Drawings made of signs keep their lines. */
const drawn = /\S {3,}\S|[+|]--|--[+|]|^\s*\||\t/;
const endsSentence = /[。；：]$/u;
const gap = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** Joins lines that were broken at the margin; paragraphs come a line each. */
export function paragraphsOf(lines: readonly TextLine[]): string {
  const paragraphs: string[] = [];
  let before: TextLine | undefined;
  for (const line of lines) {
    if (before && goesOn(before, line)) paragraphs.push(joined(paragraphs.pop() ?? '', line.text));
    else paragraphs.push(line.text);
    before = line;
  }
  return paragraphs.join('\n');
}

function goesOn(before: TextLine, line: TextLine): boolean {
  if (drawn.test(before.text) || drawn.test(line.text) || item.test(line.text)) return false;
  if (before.box || line.box) return before.full && !(endsSentence.test(before.text) && beginsParagraph(line));
  return !line.apart && before.indent > 0 && line.indent > 0 && before.text.length > 40;
}

function beginsParagraph({ text, indent, box }: TextLine): boolean {
  return leadingNumber(text) !== undefined || (box !== undefined && indent > 1.2 * box[3]);
}

/** Chinese is joined as it stands; words of other scripts keep their space. */
function joined(before: string, after: string): string {
  const touches = gap.test(before.at(-1) ?? '') || gap.test(after.at(0) ?? '');
  return `${before}${touches ? '' : ' '}${after}`;
}
