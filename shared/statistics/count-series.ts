import type { SearchServices } from '../runtime/search-client.ts';
import { type Day, dayInShanghai } from '../standards/local-date.ts';
import { describeSeries } from './describe-series.ts';
import { type Dimension, dimensionOf, isListed, labelOf, queryOfFigure, recordsAddress } from './dimension.ts';
import { distributionIds, type Figure, type Series, type SeriesId } from './series.ts';
import { countStandards, mostValues } from './statistics-index.ts';
import type { StatisticsQuery } from './statistics-query.ts';

/** What a series counts, by which property; null when a register that it needs is missing. */
export interface SeriesPlan {
  dimension: Dimension;
  query: StatisticsQuery;
}

/** The plan of a series under the conditions of a caller, which go before those of an indicator's own period. */
export function planOfSeries(id: SeriesId, query: StatisticsQuery): SeriesPlan | null {
  const distribution = distributionIds.find((each) => each === id);
  if (distribution) return { dimension: dimensionOf(distribution), query };
  if (id !== 'local-standards') return null;
  const period = query.issuedFrom || query.issuedTo ? {} : { issuedFrom: '2021', issuedTo: '2025' };
  return { dimension: 'year', query: { ...query, ...period, issuer: ['DB21'] } };
}

/**
 * The figures of a series under the conditions of the search, each with the address of the records it counts. A series
 * whose register is not held has no figures and says which register is missing.
 */
export async function countSeries(
  services: SearchServices,
  { id, query }: { id: SeriesId; query: StatisticsQuery },
): Promise<Series> {
  const day = query.asOf ?? dayInShanghai(services.now());
  const plan = planOfSeries(id, query);
  const description = describeSeries(id);
  if (!plan) return { ...description, asOf: day, total: null, figures: [], isCut: false };
  const { total, counts } = await countStandards(services, { ...plan, day });
  return { ...description, asOf: day, ...figuresOf(plan, { total, counts, day }) };
}

/** Figures in their order: periods as they follow each other, everything else by size. */
export function figuresOf(
  { dimension, query }: SeriesPlan,
  { total, counts, day }: { total: number; counts: ReadonlyMap<string, number>; day: Day },
): Pick<Series, 'total' | 'figures' | 'isCut'> {
  const isPeriod = dimension === 'year' || dimension === 'half-year';
  const values = [...counts]
    .filter(([value]) => isListed(dimension, value, query))
    .sort(([one, ones], [other, others]) =>
      isPeriod || ones === others ? one.localeCompare(other, 'en') : others - ones,
    );
  const figures: Figure[] = values.slice(0, mostValues).map(([value, count]) => ({
    value,
    label: labelOf(dimension, value),
    count,
    records: recordsAddress(queryOfFigure(dimension, value, query, day), day),
  }));
  const all = { value: 'total', label: { zh: '总数', en: 'Total' }, count: total, records: recordsAddress(query, day) };
  return { total: all, figures, isCut: values.length > mostValues };
}
