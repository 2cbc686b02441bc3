import { type Box, type Line, toTenth } from './page-content.ts';
import type { SearchText } from './search-text.ts';

/**
 * Where the text of one line stands, short enough to be kept with what is searched: top and height of the line, then for
 * each of its spans the first and last-but-one character of the searched text, left and width.
 */
export type LinePlaces = number[];

/** Places of a page's searched text; none for lines without boxes. */
export function placesOf(search: SearchText, lines: readonly Line[]): LinePlaces[] {
  const firstOf = new Map<number, number>();
  search.lineOf.forEach((line, at) => {
    if (line >= 0 && !firstOf.has(line)) firstOf.set(line, at);
  });
  const places: LinePlaces[] = [];
  for (const [number, first] of firstOf) {
    const line = lines[number];
    if (!line?.box) continue;
    const [x, y, width, height] = line.box;
    const spans = line.spans ?? [[0, line.text.length, x, width] as const];
    const place: LinePlaces = [y, height];
    let at = first;
    for (const [from, length, left, wide] of spans) {
      while (search.lineOf[at] === number && (search.placeOf[at] ?? 0) < from) at += 1;
      const start = at;
      while (search.lineOf[at] === number && (search.placeOf[at] ?? 0) < from + length) at += 1;
      if (at > start) place.push(start, at, left, wide);
    }
    if (place.length > 2) places.push(place);
  }
  return places;
}

/** Boxes around a stretch of searched text, one for each line it runs over. */
export function boxesAt(places: readonly LinePlaces[], text: string, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (const [top = 0, height = 0, ...spans] of places) {
    let left = Number.POSITIVE_INFINITY;
    let right = Number.NEGATIVE_INFINITY;
    for (let i = 0; i + 3 < spans.length; i += 4) {
      const [start = 0, end = 0, x = 0, width = 0] = spans.slice(i, i + 4);
      const first = Math.max(from, start);
      const last = Math.min(to, end);
      if (first >= last) continue;
      const whole = widthOf(text.slice(start, end)) || 1;
      left = Math.min(left, x + (width * widthOf(text.slice(start, first))) / whole);
      right = Math.max(right, x + (width * widthOf(text.slice(start, last))) / whole);
    }
    if (right > left) boxes.push([toTenth(left), top, toTenth(right - left), height]);
  }
  return boxes;
}

/** Widths relative to a Chinese character. */
function widthOf(text: string): number {
  let sum = 0;
  for (const unit of text) sum += (unit.codePointAt(0) ?? 0) < 0x2e80 ? 0.5 : 1;
  return sum;
}
