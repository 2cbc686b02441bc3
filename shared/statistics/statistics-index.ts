import type { SearchServices } from '../runtime/search-client.ts';
import { Status } from '../standards/codes.ts';
import type { Day } from '../standards/local-date.ts';
import { indexNames } from '../standards/search/index-names.ts';
import { type Clause, clausesOf, filtersOf, hasStatus } from '../standards/search/standard-filters.ts';
import { StandardQuery } from '../standards/standard-query.ts';
import { type Dimension, periodNameOf } from './dimension.ts';
import type { StatisticsQuery } from './statistics-query.ts';

/** Most values that are counted; a series with more is cut and says so. */
export const mostValues = 1000;

/** How many standards there are under the conditions, and of each value; with all conditions, the value's own too. */
export async function countStandards(
  { search, indexPrefix }: SearchServices,
  { dimension, query, day }: { dimension: Dimension; query: StatisticsQuery; day: Day },
): Promise<{ total: number; counts: Map<string, number> }> {
  const { asOf: _asOf, ...conditions } = query;
  const filter = clausesOf(filtersOf({ ...StandardQuery.parse({}), ...conditions }, day));
  const index = indexNames(indexPrefix).standards;
  const body = {
    size: 0,
    track_total_hits: true,
    query: { bool: { filter } },
    aggs: { values: aggregationOf(dimension, day) },
  };
  const [answer] = await search.msearch<unknown>([{ index, body, cached: true }]);
  const buckets = answer?.aggregations?.values?.buckets ?? [];
  const counts = new Map<string, number>();
  const add = (value: string, count: number) => count > 0 && counts.set(value, (counts.get(value) ?? 0) + count);
  if (!Array.isArray(buckets)) for (const [value, { doc_count }] of Object.entries(buckets)) add(value, doc_count);
  else
    for (const { key, key_as_string, doc_count } of buckets)
      add(namedValue(dimension, key_as_string ?? key), doc_count);
  return { total: answer?.hits.total?.value ?? 0, counts };
}

function aggregationOf(dimension: Dimension, day: Day): Clause {
  if (dimension === 'status') {
    const clauses = Status.options.map((status) => [status, hasStatus(status, day)]);
    return { filters: { filters: Object.fromEntries(clauses) } };
  }
  // A half-year is two quarters, which the engine knows.
  if (dimension === 'year' || dimension === 'half-year') {
    const calendar_interval = dimension === 'year' ? 'year' : 'quarter';
    return { date_histogram: { field: 'issued', calendar_interval, format: 'yyyy-MM-dd', min_doc_count: 1 } };
  }
  // Every class is a value, so more are asked for than are shown.
  return { terms: { field: dimension, size: dimension === 'ics' || dimension === 'ccs' ? 5000 : mostValues + 1 } };
}

function namedValue(dimension: Dimension, key: string | number): string {
  const isPeriod = dimension === 'year' || dimension === 'half-year';
  return isPeriod ? periodNameOf(dimension, String(key)) : String(key);
}
