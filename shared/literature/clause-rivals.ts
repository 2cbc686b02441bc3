import type { ClausePrint } from './clause-likeness.ts';

/** A pair of words that more clauses have than this says nothing of any one of them. */
const commonIn = 40;
/** So many clauses are looked at for the words they share, and so many for a title. */
const mostSharing = 12;
const mostTitled = 60;

/**
 * Finds the clauses that one of another edition may be the same as: those of its number or title, and those that share
 * most of its rarer pairs of words. Looking at all of them would take the square of their number.
 */
export function rivalFinder(prints: readonly ClausePrint[]): (print: ClausePrint) => Set<number> {
  const byNumber = placesBy(prints, ({ number }) => [number]);
  const byTitle = placesBy(prints, ({ title }) => [title]);
  const byPair = placesBy(prints, ({ pairs }) => pairs);
  return ({ number, title, pairs }) => {
    const shared = new Map<number, number>();
    for (const pair of pairs) {
      const places = byPair.get(pair) ?? [];
      if (places.length > commonIn) continue;
      for (const place of places) shared.set(place, (shared.get(place) ?? 0) + 1);
    }
    const sharing = [...shared].sort(([, a], [, b]) => b - a).slice(0, mostSharing);
    const titled = (byTitle.get(title) ?? []).slice(0, mostTitled);
    return new Set([...(byNumber.get(number) ?? []), ...titled, ...sharing.map(([place]) => place)]);
  };
}

function placesBy(
  prints: readonly ClausePrint[],
  keysOf: (print: ClausePrint) => Iterable<string>,
): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [place, print] of prints.entries()) {
    for (const key of keysOf(print)) {
      const found = places.get(key);
      if (key === '') continue;
      if (found) found.push(place);
      else places.set(key, [place]);
    }
  }
  return places;
}
