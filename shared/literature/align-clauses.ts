import { type ClausePrint, likenessOf, printOf } from './clause-likeness.ts';
import { rivalFinder } from './clause-rivals.ts';
import type { Clause } from './structure/structure.ts';

/** A clause of the earlier and one of the later edition that are one; counted in their lists. */
export interface Pair {
  from: number;
  to: number;
  /** Out of the order that most pairs keep. */
  moved: boolean;
}

/** Clauses whose texts have less in common than this are one only if title and number say so. */
const likeEnough = 0.45;
const likeEnoughNumbered = 0.25;
const sameTitle = 0.5;
const sameNumber = 0.25;
const least = 0.45;

/**
 * Pairs the clauses of two editions by number, title and text, the surest first, each at most once; what has no partner
 * is new or gone.
 */
export function alignClauses(before: readonly Clause[], after: readonly Clause[]): Pair[] {
  const from = before.map(printOf);
  const to = after.map(printOf);
  const rivalsOf = rivalFinder(to);
  const isAnnex = (clause: Clause | undefined) => clause?.kind === 'annex';
  const candidates = from.flatMap((print, i) =>
    [...rivalsOf(print)]
      .filter((j) => isAnnex(before[i]) === isAnnex(after[j]))
      .map((j) => ({ from: i, to: j, score: scoreOf(print, to[j] as ClausePrint) }))
      .filter(({ score }) => score >= least),
  );
  candidates.sort((a, b) => b.score - a.score || Math.abs(a.from - a.to) - Math.abs(b.from - b.to));
  const takenFrom = new Set<number>();
  const takenTo = new Set<number>();
  const pairs: Pair[] = [];
  for (const { from: i, to: j } of candidates) {
    if (takenFrom.has(i) || takenTo.has(j)) continue;
    takenFrom.add(i);
    takenTo.add(j);
    pairs.push({ from: i, to: j, moved: false });
  }
  return markMoved(pairs.sort((a, b) => a.to - b.to));
}

/** Alike in text counts up to 1; title and number add to it. A title alone is enough, a number alone is not. */
function scoreOf(a: ClausePrint, b: ClausePrint): number {
  const isTitled = a.title !== '' && a.title === b.title;
  const isNumbered = a.number !== '' && a.number === b.number;
  if (a.pairs.size === 0 && b.pairs.size === 0) return isNumbered ? 1 : 0;
  const likeness = likenessOf(a, b);
  if (!isTitled && likeness < (isNumbered ? likeEnoughNumbered : likeEnough)) return 0;
  return likeness + (isTitled ? sameTitle : 0) + (isNumbered ? sameNumber : 0);
}

/** Pairs that are not in the longest run of rising order have moved. */
function markMoved(pairs: readonly Pair[]): Pair[] {
  const best: { length: number; before: number }[] = [];
  for (const [i, { from }] of pairs.entries()) {
    let [length, before] = [1, -1];
    for (let j = 0; j < i; j += 1) {
      if ((pairs[j]?.from ?? 0) < from && (best[j]?.length ?? 0) + 1 > length) {
        [length, before] = [(best[j]?.length ?? 0) + 1, j];
      }
    }
    best.push({ length, before });
  }
  let at = best.reduce((top, { length }, i) => (length > (best[top]?.length ?? 0) ? i : top), 0);
  const kept = new Set<number>();
  while (at >= 0 && pairs.length > 0) {
    kept.add(at);
    at = best[at]?.before ?? -1;
  }
  return pairs.map((pair, i) => ({ ...pair, moved: !kept.has(i) }));
}
