import type { SearchServices } from '../runtime/search-client.ts';
import { indexNames } from '../standards/search/index-names.ts';

/** Records of one sitemap: the most that one search of the engine gives, and far below the 50,000 of the protocol. */
const most = 10_000;

/**
 * Names of all sitemaps. Those of records begin after the last id of the one before, so that each is made by one search
 * and stays the same while records are only added behind it.
 */
export async function listSitemaps(services: SearchServices, size = most): Promise<string[]> {
  const names = ['pages', 'standards'];
  for (let after: string | undefined; ; ) {
    const ids = await recordsAfter(services, after, size);
    const last = ids.at(-1);
    if (ids.length < size || last === undefined) return names;
    after = last;
    names.push(`standards-after-${last}`);
  }
}

/** Ids of the records of one sitemap in their order; `after` is the last id of the one before. */
export async function recordsAfter(services: SearchServices, after?: string, size = most): Promise<string[]> {
  const { hits } = await services.search.search<{ id: string }>(indexNames(services.indexPrefix).standards, {
    size,
    track_total_hits: false,
    query: { match_all: {} },
    sort: [{ id: 'asc' }],
    ...(after !== undefined && { search_after: [after] }),
    _source: false,
  });
  return hits.hits.flatMap(({ sort }) => (typeof sort?.[0] === 'string' ? [sort[0]] : []));
}
