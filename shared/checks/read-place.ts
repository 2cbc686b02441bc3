import { type FoundDesignation, findDesignations } from '../standards/designation/find-designations.ts';
import type { Place } from './check.ts';

/** A piece of what was handed in: the whole text, an item, a cell or a page. */
export interface Passage {
  text: string;
  /** Where the piece begins. */
  place: Place;
}

export interface CitedNumber {
  place: Place;
  found: FoundDesignation;
}

/** The numbers of all passages with their places. */
export function citedNumbers(passages: readonly Passage[]): CitedNumber[] {
  return passages.flatMap(({ text, place }) => {
    const starts = lineStarts(text);
    return findDesignations(text).map((found) => ({ place: placeOf(found.start, starts, place), found }));
  });
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}

function placeOf(offset: number, starts: readonly number[], from: Place): Place {
  const line = starts.findLastIndex((start) => start <= offset);
  return { ...from, line: from.line + line, column: (line === 0 ? from.column : 1) + offset - (starts[line] ?? 0) };
}
