import type { SearchServices } from '../runtime/search-client.ts';
import { indexNames } from './index-names.ts';
import { type Day, dayInShanghai } from './local-date.ts';
import type { EditionView } from './standard-view.ts';
import { endOf } from './status.ts';
import { type IndexedStandard, summaryFields, summaryOf } from './summary.ts';

/** All editions of a work with their status on a day, newest first. */
export async function listEditions(
  services: SearchServices,
  { workId, asOf }: { workId: string; asOf?: Day },
): Promise<EditionView[]> {
  const day = asOf ?? dayInShanghai(services.now());
  const { hits } = await services.search.search<IndexedStandard>(indexNames(services.indexPrefix).standards, {
    size: 200,
    track_total_hits: false,
    query: { bool: { filter: [{ term: { work: workId } }] } },
    sort: [{ issued: { order: 'desc', missing: '_last' } }, { id: 'desc' }],
    _source: summaryFields,
  });
  return hits.hits.map(({ _source }) => {
    const { id, number, title, status, issued, effective } = summaryOf(_source, day);
    return { id, number, title, status, issued, effective, ended: endOf(_source.view.periods) };
  });
}
