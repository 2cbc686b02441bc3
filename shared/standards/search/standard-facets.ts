import type { Aggregation, SearchBody } from '../../runtime/search-client.ts';
import { AccessLevel, Status } from '../codes.ts';
import type { Day } from '../local-date.ts';
import type { StandardQuery } from '../standard-query.ts';
import type { FacetName, FacetValue } from '../standard-view.ts';
import { facetLabel, type LabelLanguage } from './facet-labels.ts';
import { type Clause, clausesOf, type Filters, hasAccess, hasStatus } from './standard-filters.ts';

/**
 * A body of its own beside the hits: the engine keeps its answer until the index changes, and paging asks for none.
 * The query chooses the documents, every filter sits inside the facets, so that each can leave out its own.
 */
export function facetBody(query: StandardQuery, scope: Clause, filters: Filters, day: Day): SearchBody {
  const facets = (query.facets ?? []).map((name) => [
    name,
    { filter: { bool: { filter: clausesOf(filters, name) } }, aggs: { inner: counts(name, query, day) } },
  ]);
  return { size: 0, track_total_hits: false, query: { bool: { filter: scope } }, aggs: Object.fromEntries(facets) };
}

function counts(name: FacetName, query: StandardQuery, day: Day): Clause {
  if (name === 'status') return named(Status.options, (status) => hasStatus(status, day));
  if (name === 'access') return named(AccessLevel.options, (level) => hasAccess(level, day));
  const shown = name === 'ics' || name === 'ccs' ? { include: classPattern(name, query[name] ?? []) } : {};
  return { terms: { field: name, size: 60, ...shown } };
}

function named<T extends string>(values: readonly T[], clauseOf: (value: T) => Clause): Clause {
  return { filters: { filters: Object.fromEntries(values.map((value) => [value, clauseOf(value)])) } };
}

/** Top classes, the chosen ones and those right below: a facet is one step of the tree, not all of it. */
function classPattern(name: 'ics' | 'ccs', chosen: string[]): string {
  const codes = chosen.filter((code) => /^[A-Z0-9./]+$/.test(code)).map((code) => code.replaceAll('.', '\\.'));
  const below = name === 'ics' ? codes.map((code) => `${code}(\\.[0-9]+)?`) : codes.flatMap(ccsBelow);
  return [name === 'ics' ? '[0-9]{2}' : '[A-Z]', ...below].join('|');
}

function ccsBelow(code: string): string[] {
  if (code.length === 1) return [`${code}[0-9]{2}/[0-9]{2}`];
  return code.includes('/') ? [code, `${code.slice(0, 2)}[0-9]`] : [code];
}

/** Counts as the API shows them: empty values gone, most frequent first, years newest first. */
export function readFacets(
  aggregations: Record<string, Aggregation>,
  language: LabelLanguage,
): Partial<Record<FacetName, FacetValue[]>> {
  const facets: Partial<Record<FacetName, FacetValue[]>> = {};
  for (const [key, { inner }] of Object.entries(aggregations)) {
    const name = key as FacetName;
    const values = bucketsOf(inner).flatMap(([value, count]) =>
      value === '' ? [] : [{ value, label: facetLabel(name, value, language), count }],
    );
    facets[name] = name === 'year' ? values.sort((a, b) => b.value.localeCompare(a.value)) : values;
  }
  return facets;
}

function bucketsOf(aggregation: Aggregation | undefined): [string, number][] {
  const buckets = aggregation?.buckets ?? [];
  const pairs: [string, number][] = Array.isArray(buckets)
    ? buckets.map((bucket) => [String(bucket.key), bucket.doc_count])
    : Object.entries(buckets).map(([key, bucket]) => [key, bucket.doc_count]);
  return pairs.filter(([, count]) => count > 0).sort((a, b) => b[1] - a[1]);
}
