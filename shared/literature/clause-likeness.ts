import { titleKey } from './structure/heading.ts';
import type { Clause } from './structure/structure.ts';

/** What a clause is recognised by: its number, its title, its first words and all pairs of words. */
export interface ClausePrint {
  number: string;
  title: string;
  pairs: ReadonlySet<string>;
}

/** Texts are compared by so many pairs at most, which is several pages. */
const mostPairs = 3000;
/** The first words count by themselves as well, so that clauses of few words can be alike. */
const mostSingle = 30;

/** Takes the print of a clause. */
export function printOf({ number = '', title = '', text }: Clause): ClausePrint {
  const folded = signsOf(`${title}\n${text}`);
  const pairs = new Set(folded.slice(0, mostSingle));
  for (let i = 0; i + 1 < folded.length && pairs.size < mostPairs; i += 1) pairs.add(`${folded[i]} ${folded[i + 1]}`);
  return { number, title: titleKey(title), pairs };
}

/** Chinese by character, other scripts by word. */
function signsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{Script=Han}|[[\p{L}\p{N}]--\p{Script=Han}]+/gv) ?? [];
}

/** Share of pairs that two texts have in common, 0 to 1 (Dice); two empty texts are alike. */
export function likenessOf(a: ClausePrint, b: ClausePrint): number {
  const [small, large] = a.pairs.size < b.pairs.size ? [a.pairs, b.pairs] : [b.pairs, a.pairs];
  if (large.size === 0) return 1;
  let shared = 0;
  for (const pair of small) if (large.has(pair)) shared += 1;
  return (2 * shared) / (small.size + large.size);
}
