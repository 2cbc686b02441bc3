import type { Box, Line, PageContent } from '../page-content.ts';

/** A line of the running text: heads, feet and page numbers are left out. */
export interface TextLine {
  page: number;
  /** Place in the lines of its page. */
  line: number;
  /** Folded to plain widths, without the marks that broken fonts leave. */
  text: string;
  box?: Box;
  /** Reaches the right margin, so that the sentence may go on below. */
  full: boolean;
  /** Characters before the text, in texts that have no picture; points right of the column otherwise. */
  indent: number;
  /** Blank lines stand before it. */
  apart: boolean;
}

interface Column {
  left: number;
  right: number;
}

/** A line ends at the margin when less than this many heights are left. */
const nearMargin = 1.7;
/** Letters that a font without names leaves in place of spaces. */
const brokenSpaces = /U{3,}/g;

/** The text of a document as lines in reading order. */
export function textLinesOf(pages: readonly PageContent[]): TextLine[] {
  const column = columnOf(pages);
  let apart = true;
  const lines: TextLine[] = [];
  for (const { page, lines: all } of pages) {
    for (const [line, content] of all.entries()) {
      if (content.role === 'running-head' || content.role === 'page-number') continue;
      const text = plain(content.text);
      if (text === '') apart = true;
      else {
        lines.push({ page, line, text, ...placeOf(content, column), apart });
        apart = false;
      }
    }
  }
  return lines;
}

/** Wide letters and figures, radicals and ligatures; Chinese punctuation stays as it is. */
const folded = /[\uff0e\uff0f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u3000\u00a0\u2f00-\u2fdf\ufb00-\ufb06]/g;
const wideFigures = /[\uff10-\uff19]/;
/** In some fonts of wide figures the point between them is a sign without meaning. */
const lostPoint = /(?<=\d|^[A-Z])\s?[\s\ue000-\uf8ff]\s?(?=\d)/g;

/** A line as it is compared and kept. */
export function plain(text: string): string {
  const narrow = text.replace(folded, (sign) => sign.normalize('NFKC'));
  return (wideFigures.test(text) ? narrow.replace(lostPoint, (gap) => (gap.length > 1 ? '.' : gap)) : narrow)
    .replace(brokenSpaces, ' ')
    .replace(/ *\t */g, '\t')
    .trim();
}

function placeOf({ text, box }: Line, { left, right }: Column): Pick<TextLine, 'box' | 'full' | 'indent'> {
  if (!box) return { full: false, indent: text.length - text.trimStart().length };
  const [x, , width, height] = box;
  return { box, full: right - (x + width) < nearMargin * height, indent: x - left };
}

/** The column of text: where most long lines begin and end. */
function columnOf(pages: readonly PageContent[]): Column {
  const boxes = pages
    .flatMap(({ lines }) => lines)
    .flatMap(({ box, text, role }) => (box && !role && text.length > 12 && !text.includes('\t') ? [box] : []));
  const lefts = boxes.map(([x]) => x).sort((a, b) => a - b);
  const rights = boxes.map(([x, , width]) => x + width).sort((a, b) => a - b);
  return { left: at(lefts, 0.1), right: at(rights, 0.85) };
}

const at = (sorted: readonly number[], share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;

/** True when most lines are set in, as in texts made for typewriters: there headings stand at the margin. */
export function isSetIn(lines: readonly TextLine[]): boolean {
  const plainLines = lines.filter(({ box }) => !box);
  return plainLines.length > 12 && plainLines.filter(({ indent }) => indent > 0).length > 0.5 * plainLines.length;
}
