/** A list, the best first, and how much it counts. */
export interface RankedList {
  ids: readonly string[];
  weight: number;
}

/** Dampens the first places, as in the paper. */
const constant = 60;

/**
 * Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009): what stands high in several lists stands highest.
 * Places alone count, so that scores of different kinds need not be compared.
 */
export function fuseRanks(lists: readonly RankedList[]): string[] {
  const scores = new Map<string, number>();
  for (const { ids, weight } of lists) {
    for (const [place, id] of ids.entries()) {
      scores.set(id, (scores.get(id) ?? 0) + weight / (constant + place + 1));
    }
  }
  return [...scores].sort(([, a], [, b]) => b - a).map(([id]) => id);
}
