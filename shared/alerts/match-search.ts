import type { SearchHit, SearchServices } from '../runtime/search-client.ts';
import { dayInShanghai } from '../standards/local-date.ts';
import { indexNames } from '../standards/search/index-names.ts';
import { filtersOf } from '../standards/search/standard-filters.ts';
import { runPage, scopeOf } from '../standards/search/standard-page.ts';
import { searchOf } from './match-keys.ts';

/**
 * Whether a search finds a record today: the same query as the list of results runs, held to the record and taken at its word,
 * for a mended or loosened query would find it every time.
 */
export async function searchFinds(services: SearchServices, query: string, id: string): Promise<boolean> {
  const search = { ...searchOf(query), size: 1 };
  const day = search.asOf ?? dayInShanghai(services.now());
  const { dates, ...others } = filtersOf(search, day);
  const only = { bool: { filter: [{ term: { id } }, ...(dates ? [dates] : [])] } };
  const page = { query: search, day, filters: { ...others, dates: only } };
  const { hits } = await runPage(services, page, scopeOf(search.q));
  return hits.hits.hits.length > 0;
}

/** Whether searches see this revision of a record already, or a later one. */
export async function isSearchable(services: SearchServices, id: string, revision: number): Promise<boolean> {
  const index = indexNames(services.indexPrefix).standards;
  const body = { size: 1, version: true, _source: false, query: { term: { id } } };
  const { hits } = await services.search.search<unknown>(index, body);
  const versions = hits.hits as (SearchHit<unknown> & { _version?: number })[];
  return (versions[0]?._version ?? 0) >= revision;
}
