import type { LifecycleServices } from '../lifecycle/lifecycle-services.ts';
import type { SearchServices } from '../runtime/search-client.ts';
import { type Day, dayInShanghai } from '../standards/local-date.ts';
import { countRegister } from './count-register.ts';
import { describeSeries } from './describe-series.ts';
import { type Dimension, dimensionOf, isListed, labelOf, queryOfFigure, recordsAddress } from './dimension.ts';
import { readRegister } from './read-register.ts';
import { RegisterId } from './register.ts';
import { distributionIds, type Figure, type Series, type SeriesId } from './series.ts';
import { countStandards, mostValues } from './statistics-index.ts';
import type { StatisticsQuery } from './statistics-query.ts';

/** What a series counts in the catalogue, by which property; null for an indicator that has a register of its own. */
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
 * The figures of a series, each with the address of the records it counts. Those of the catalogue stand under all
 * conditions of the search, those of a register under its days alone; an empty register gives no figure and says so.
 */
export async function countSeries(
  services: SearchServices & Pick<LifecycleServices, 'lifecycle'>,
  { id, query }: { id: SeriesId; query: StatisticsQuery },
): Promise<Series> {
  const day = query.asOf ?? dayInShanghai(services.now());
  const described = { ...describeSeries(id), asOf: day };
  const plan = planOfSeries(id, query);
  if (plan) {
    const { total, counts } = await countStandards(services, { ...plan, day });
    return { ...described, ...figuresOf(plan, { total, counts, day }), missing: null, demo: 0 };
  }
  const register = RegisterId.parse(id);
  const records = await readRegister(services.lifecycle, register);
  if (records.length > 0) return { ...described, ...countRegister(register, records, { query, day }), missing: null };
  return { ...described, total: null, figures: [], isCut: false, missing: emptyRegister, demo: 0 };
}

const emptyRegister = {
  zh: '登记簿中还没有记录。编辑可以登记，或用 npm run import 导入。',
  en: 'The register holds no records yet. Editors enter them, or npm run import loads them.',
};

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
    amount: count,
    records: recordsAddress(queryOfFigure(dimension, value, query, day), day),
  }));
  const all = { value: 'total', label: { zh: '总数', en: 'Total' }, count: total, amount: total };
  return { total: { ...all, records: recordsAddress(query, day) }, figures, isCut: values.length > mostValues };
}
