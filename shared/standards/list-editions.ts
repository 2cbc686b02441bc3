import type { SearchServices } from '../runtime/search-client.ts';
import { parseDesignation } from './designation.ts';
import { type Day, dayInShanghai } from './local-date.ts';
import { notHeld } from './not-held.ts';
import { indexNames } from './search/index-names.ts';
import { type IndexedStandard, summaryFields, summaryOf } from './search/summary.ts';
import type { EditionView } from './standard-view.ts';
import { endOf } from './status.ts';

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
    return { id, number, kind: kindOf(number), title, status, issued, effective, ended: endOf(_source.view.periods) };
  });
}

function kindOf(number: string): EditionView['kind'] {
  const supplement = parseDesignation(number)?.supplement?.split('/').at(-1);
  if (!supplement) return 'edition';
  return /^(?:Cor|勘误)/i.test(supplement) ? 'corrigendum' : 'amendment';
}

/** The same, asked for by any of the editions. Throws `NOT_FOUND` when that edition is not held. */
export async function listEditionsOf(
  services: SearchServices,
  { id, asOf }: { id: string; asOf?: Day },
): Promise<EditionView[]> {
  const { hits } = await services.search.search<{ work: string }>(indexNames(services.indexPrefix).standards, {
    size: 1,
    track_total_hits: false,
    query: { term: { id } },
    _source: ['work'],
  });
  const workId = hits.hits[0]?._source.work;
  if (workId === undefined) throw notHeld(id);
  return listEditions(services, { workId, asOf });
}
