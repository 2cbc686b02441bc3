import type { Box, Line } from './page-content.ts';
import type { SearchText } from './search-text.ts';

/** Boxes around a stretch of a page's searched text, one for each line it runs over; none where lines have no place. */
export function boxesOf(search: SearchText, lines: readonly Line[], from: number, to: number): Box[] {
  const boxes: Box[] = [];
  let at = from;
  while (at < to) {
    const number = search.lineOf[at] ?? -1;
    let end = at;
    while (end < to && (search.lineOf[end] === number || search.lineOf[end] === -1)) end += 1;
    const line = lines[number];
    if (line?.box) {
      const last = lastPlace(search, number, at, end);
      const box = boxInLine(line, line.box, search.placeOf[at] ?? 0, last + 1);
      if (box) boxes.push(box);
    }
    at = end;
  }
  return boxes;
}

function lastPlace({ lineOf, placeOf }: SearchText, number: number, from: number, to: number): number {
  for (let at = to - 1; at >= from; at -= 1) if (lineOf[at] === number) return placeOf[at] ?? 0;
  return 0;
}

function boxInLine(line: Line, [x, y, width, height]: Box, from: number, to: number): Box | undefined {
  const [left, right] = line.spans ? edges(line.text, line.spans, from, to) : [x, x + width];
  return right > left ? [round(left), y, round(right - left), height] : undefined;
}

function edges(text: string, spans: NonNullable<Line['spans']>, from: number, to: number): [number, number] {
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  for (const [at, length, x, width] of spans) {
    const first = Math.max(from, at);
    const last = Math.min(to, at + length);
    if (first >= last) continue;
    const units = widthOf(text.slice(at, at + length)) || 1;
    left = Math.min(left, x + (width * widthOf(text.slice(at, first))) / units);
    right = Math.max(right, x + (width * widthOf(text.slice(at, last))) / units);
  }
  return [left, right];
}

/** Widths relative to a Chinese character. */
function widthOf(text: string): number {
  let sum = 0;
  for (const unit of text) sum += (unit.codePointAt(0) ?? 0) < 0x2e80 ? 0.5 : 1;
  return sum;
}

const round = (value: number) => Math.round(value * 10) / 10;
