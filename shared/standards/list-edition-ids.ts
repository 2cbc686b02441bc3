import type { SearchServices } from '../runtime/search-client.ts';
import { indexNames } from './search/index-names.ts';

const worksAtOnce = 500;
const editionsAtOnce = 10_000;

/** Ids of all held editions of some works, as far as the index knows them. */
export async function listEditionIds(
  { search, indexPrefix }: Pick<SearchServices, 'search' | 'indexPrefix'>,
  workIds: readonly string[],
): Promise<string[]> {
  const ids: string[] = [];
  for (let start = 0; start < workIds.length; start += worksAtOnce) {
    const works = workIds.slice(start, start + worksAtOnce);
    const { hits } = await search.search<{ id: string }>(indexNames(indexPrefix).standards, {
      size: editionsAtOnce,
      track_total_hits: false,
      query: { bool: { filter: [{ terms: { work: works } }] } },
      sort: ['_doc'],
      _source: ['id'],
    });
    for (const { _source } of hits.hits) ids.push(_source.id);
  }
  return ids;
}
