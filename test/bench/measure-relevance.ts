import type { StandardList } from '#shared/standards/standard-view.ts';
import type { KnownItem } from './known-item.ts';
import { interval, mean, reciprocalRank, successAt } from './metrics.ts';

/** Sends a query the way any caller would. */
export type Ask = (q: string) => Promise<StandardList>;

export interface FamilyFigures {
  family: string;
  queries: number;
  success1: number;
  /** 95 % bootstrap interval of success@1. */
  success1Interval: [number, number];
  success10: number;
  mrr: number;
  zero: number;
  /** Result lists in which a number stands twice. */
  doubled: number;
  missed: { query: string; relevant: string[]; found: string[] }[];
}

/** Asks every question of every family and scores the first ten results. */
export async function measureRelevance(ask: Ask, families: Record<string, KnownItem[]>): Promise<FamilyFigures[]> {
  const figures: FamilyFigures[] = [];
  for (const [family, items] of Object.entries(families)) figures.push(await measureFamily(ask, family, items));
  return figures;
}

async function measureFamily(ask: Ask, family: string, items: KnownItem[]): Promise<FamilyFigures> {
  const answers = await inParallel(items, 2, async (item) => ({ item, list: await ask(item.query) }));
  const scored = answers.map(({ item, list }) => {
    const found = list.items.slice(0, 10).map(({ id }) => id);
    return { item, list, found, first: successAt(1, found, item.relevant) };
  });
  const firsts = scored.map(({ first }) => first);
  return {
    family,
    queries: items.length,
    success1: mean(firsts),
    success1Interval: interval(firsts),
    success10: mean(scored.map(({ found, item }) => successAt(10, found, item.relevant))),
    mrr: mean(scored.map(({ found, item }) => reciprocalRank(found, item.relevant))),
    zero: mean(scored.map(({ list }) => (list.total === 0 ? 1 : 0))),
    doubled: scored.filter(({ list }) => new Set(list.items.map((i) => i.number)).size < list.items.length).length,
    missed: scored
      .filter(({ first }) => first === 0)
      .map(({ item, found }) => ({ query: item.query, relevant: [...item.relevant].slice(0, 5), found })),
  };
}

/** Keeps a few requests under way and answers in the order of the values. */
export async function inParallel<T, R>(
  values: readonly T[],
  width: number,
  run: (value: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < values.length; i = next++) results[i] = await run(values[i] as T);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
