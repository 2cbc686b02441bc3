import { around, type Box, type Line, type Span, toTenth } from './page-content.ts';

/** A piece of text on one line, as a text layer or a reader gives it. */
export interface Piece {
  text: string;
  box: Box;
  /** Places of its parts, counted from the start of the piece; one for all of it when absent. */
  spans?: Span[];
  confidence?: number;
  mended?: { at: number; from: string; to: string }[];
}

/** Gaps wider than this many line heights part the cells of a table. */
const cellGap = 1.6;
/** Chinese is set with wide gaps where nothing is meant; in other scripts a quarter of a height is a space. */
const wordGap = 0.2;
const hanGap = 0.8;
const han = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** Puts pieces into lines in reading order: row by row, left to right, so that the cells of a table stay in their rows. */
export function linesOf(pieces: readonly Piece[]): Line[] {
  return rowsOf(pieces).map(joinRow);
}

function rowsOf(pieces: readonly Piece[]): Piece[][] {
  const rows: { top: number; bottom: number; pieces: Piece[] }[] = [];
  for (const piece of [...pieces].sort((a, b) => middleOf(a.box) - middleOf(b.box))) {
    const [, top, , height] = piece.box;
    const bottom = top + height;
    const row = rows.findLast((candidate) => {
      const shared = Math.min(bottom, candidate.bottom) - Math.max(top, candidate.top);
      return shared > 0.5 * Math.min(height, candidate.bottom - candidate.top);
    });
    if (!row) rows.push({ top, bottom, pieces: [piece] });
    else {
      row.pieces.push(piece);
      // A tall piece, such as a brace or a merged cell, must not draw the rows beside it together.
      const heights = row.pieces.map(({ box }) => box[3]);
      if (height <= 1.3 * Math.min(...heights)) {
        row.top = Math.min(row.top, top);
        row.bottom = Math.max(row.bottom, bottom);
      }
    }
  }
  rows.sort((a, b) => a.top + a.bottom - (b.top + b.bottom));
  return rows.map((row) => row.pieces.sort((a, b) => a.box[0] - b.box[0]));
}

const middleOf = ([, top, , height]: Box) => top + height / 2;

function joinRow(row: Piece[]): Line {
  let text = '';
  let right = Number.NEGATIVE_INFINITY;
  const spans: Span[] = [];
  const mended: NonNullable<Line['mended']> = [];
  for (const piece of row) {
    const [left, , width, height] = piece.box;
    text += separator(text, piece.text, (left - right) / height);
    for (const [at, length, x, wide] of piece.spans ?? [[0, piece.text.length, left, width] as Span]) {
      spans.push([text.length + at, length, toTenth(x), toTenth(wide)]);
    }
    for (const change of piece.mended ?? []) mended.push({ ...change, at: text.length + change.at });
    text += piece.text;
    right = Math.max(right, left + width);
  }
  const sure = row.flatMap(({ confidence }) => confidence ?? []);
  return {
    text,
    box: around(row.map(({ box }) => box)),
    spans: joinSpans(spans),
    ...(sure.length > 0 && { confidence: Math.round((sure.reduce((a, b) => a + b) / sure.length) * 1000) / 1000 }),
    ...(mended.length > 0 && { mended }),
  };
}

function separator(before: string, after: string, gap: number): string {
  if (before === '' || /\s$/.test(before) || /^\s/.test(after)) return '';
  if (gap > cellGap) return '\t';
  const isHan = han.test(before.at(-1) ?? '') || han.test(after.at(0) ?? '');
  return gap > (isHan ? hanGap : wordGap) ? ' ' : '';
}

/** Text layers often set every character apart; neighbours become one span. */
function joinSpans(spans: Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    const touches = last && last[0] + last[1] === span[0] && Math.abs(last[2] + last[3] - span[2]) < 1;
    const even = touches && Math.abs(last[3] / last[1] - span[3] / span[1]) < 0.15 * (span[3] / span[1]);
    if (last && touches && even) {
      last[3] = toTenth(span[2] + span[3] - last[2]);
      last[1] += span[1];
    } else joined.push([...span]);
  }
  return joined;
}
