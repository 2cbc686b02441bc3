import type { PageView } from '#shared/literature/document-view.ts';

type Line = PageView['lines'][number];

/** A printed line with its number on the page, counted from 1, which is its address. */
export interface NumberedLine {
  number: number;
  text: string;
}

/** What people read of a page: paragraphs whose lines are joined, and tables row by row. */
export type TextBlock = { kind: 'paragraph'; lines: NumberedLine[] } | { kind: 'table'; lines: NumberedLine[] };

const opensParagraph =
  /^\s*(?:\d{1,2}(?:\.\d{1,2})*[\s\u3000\p{Script=Han}]|[a-z\d][)）]|[（(][\da-z一二三四五六七八九十]+[)）]|——|—|•|注\s?\d*[：:]|[表图]\s?[A-Z]?[.\d]|附\s?录|第[一二三四五六七八九十百\d]+[章条]|[A-Z]\.\d)/u;

/**
 * Puts the lines of a page together as they were meant; running heads and page numbers are left out. A line that is known
 * as a heading stands alone.
 */
export function blocksOf(lines: readonly Line[], headings: ReadonlySet<number> = new Set()): TextBlock[] {
  const body = lines.flatMap((line, i) =>
    line.role === 'body' ? [{ ...line, text: closed(line.text), number: i + 1 }] : [],
  );
  const edges = edgesOf(body);
  const blocks: TextBlock[] = [];
  body.forEach((line, i) => {
    const { number, text } = line;
    const kind = text.includes('\t') && !headings.has(number) ? 'table' : 'paragraph';
    const last = blocks.at(-1);
    const before = body[i - 1];
    const isApart = headings.has(number) || headings.has(number - 1);
    const goesOn =
      !isApart && last && before && last.kind === kind && (kind === 'table' || continues(before, line, edges));
    if (goesOn) last.lines.push({ number, text });
    else blocks.push({ kind, lines: [{ number, text }] });
  });
  return blocks;
}

/** Lines that were set to full width have spaces between Chinese characters that mean nothing. */
function closed(text: string): string {
  return text.replace(/(?<=[\p{Script=Han}，、；。：]) +(?=[\p{Script=Han}，、；。：])/gu, '');
}

interface Edges {
  left: number;
  right: number;
}

/** Where full lines begin and end. */
function edgesOf(lines: readonly Line[]): Edges {
  const boxes = lines.flatMap(({ box }) => box ?? []);
  const lefts = lines.flatMap(({ box }) => (box ? [box[0]] : [])).sort((a, b) => a - b);
  const rights = lines.flatMap(({ box }) => (box ? [box[0] + box[2]] : [])).sort((a, b) => a - b);
  if (boxes.length === 0) return { left: 0, right: 0 };
  return { left: lefts[Math.floor(lefts.length * 0.1)] ?? 0, right: rights[Math.floor(rights.length * 0.9)] ?? 0 };
}

/** Whether a line goes on with the sentence of the line before. */
function continues(before: Line, line: Line, { left, right }: Edges): boolean {
  if (!before.box || !line.box || opensParagraph.test(line.text)) return false;
  const [x, y, , height] = line.box;
  const [earlierX, earlierY, earlierWidth, earlierHeight] = before.box;
  const isFull = earlierX + earlierWidth > right - 2.5 * height;
  const isIndented = x > left + 1.2 * height && x > earlierX - 0.5 * height;
  const isNear = y - (earlierY + earlierHeight) < 1.2 * height;
  const isAlike = Math.abs(height - earlierHeight) < 0.35 * height;
  return isFull && !isIndented && isNear && isAlike;
}

const tight = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** What stands between two lines of a paragraph: nothing between Chinese, a space otherwise. */
export function jointOf(before: string, after: string): '' | ' ' {
  return tight.test(before.trimEnd().at(-1) ?? '') || tight.test(after.trimStart().at(0) ?? '') ? '' : ' ';
}

/** Puts the paragraphs of a clause and the rows of its tables apart, in order. */
export function clauseBlocks(paragraphs: readonly string[]): TextBlock[] {
  const blocks: TextBlock[] = [];
  paragraphs.forEach((text, i) => {
    const kind = text.includes('\t') ? 'table' : 'paragraph';
    const line = { number: i + 1, text: closed(text) };
    const last = blocks.at(-1);
    if (kind === 'table' && last?.kind === 'table') last.lines.push(line);
    else blocks.push({ kind, lines: [line] });
  });
  return blocks;
}

/** The rows of a table, all of the same length. */
export function rowsOf(lines: readonly NumberedLine[]): { number: number; cells: string[] }[] {
  const rows = lines.map(({ number, text }) => ({ number, cells: text.split('\t').map((cell) => cell.trim()) }));
  const columns = Math.max(...rows.map(({ cells }) => cells.length));
  return rows.map(({ number, cells }) => ({ number, cells: [...cells, ...Array(columns - cells.length).fill('')] }));
}

/** Splits a text at the words that were asked for, whatever their case. */
export function litParts(text: string, query: string): { text: string; lit: boolean }[] {
  const words = query.split(/\s+/).filter(Boolean);
  if (words.length === 0) return [{ text, lit: false }];
  const pattern = new RegExp(`(${words.map(escaped).join('|')})`, 'giu');
  return text
    .split(pattern)
    .map((part, i) => ({ text: part, lit: i % 2 === 1 }))
    .filter((part) => part.text !== '');
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
