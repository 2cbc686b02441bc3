import type { SearchServices } from '../runtime/search-client.ts';
import { indexNames } from '../standards/search/index-names.ts';
import { type IndexedStandard, summaryFields } from '../standards/search/summary.ts';

/** A standard with what it cites. */
export interface IndexedCitations extends IndexedStandard {
  cites?: string[];
}

/** Ids asked for in one query, which the engine takes up to 65,536 of. */
const mostAsked = 10_000;

/** Standards that cite any of the ids, editions or works, at most `size` of them, those in force and newest first. */
export async function listCiting(
  { search, indexPrefix }: SearchServices,
  { ids, without, size }: { ids: readonly string[]; without: readonly string[]; size: number },
): Promise<{ found: IndexedCitations[]; total: number }> {
  const { hits } = await search.search<IndexedCitations>(indexNames(indexPrefix).standards, {
    size,
    track_total_hits: true,
    query: {
      bool: {
        filter: [{ terms: { cites: ids.slice(0, mostAsked) } }],
        must_not: [{ terms: { id: without.slice(0, mostAsked) } }],
      },
    },
    sort: [{ issued: { order: 'desc', missing: '_last' } }, { id: 'asc' }],
    _source: [...summaryFields, 'cites'],
  });
  return { found: hits.hits.map(({ _source }) => _source), total: hits.total?.value ?? hits.hits.length };
}
