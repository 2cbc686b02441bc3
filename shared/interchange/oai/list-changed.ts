import type { SearchServices } from '../../runtime/search-client.ts';
import { indexNames } from '../../standards/search/index-names.ts';
import { OaiError } from './oai-error.ts';
import type { Selection } from './oai-request.ts';
import { setClauses } from './oai-sets.ts';
import type { Place } from './oai-token.ts';

export interface ChangedPage {
  ids: string[];
  /** Where the list goes on; absent at its end. */
  next?: Place;
  total: number;
}

/**
 * The next records of a list in the order of their last change, then of their id. A record that changes while the list is
 * walked leaves it, because the list has an end in time, and none comes twice. Throws an `OaiError`.
 */
export async function listChanged(
  { search, indexPrefix }: SearchServices,
  { set, from, until }: Selection,
  place: Place | undefined,
  size: number,
): Promise<ChangedPage> {
  const within = set === undefined ? [] : setClauses(set);
  if (!within) throw new OaiError('noRecordsMatch', 'There is no such set.');
  const span = {
    range: { modified: { ...(from !== undefined && { gte: from }), lte: until, format: 'epoch_millis' } },
  };
  const { hits } = await search.search<unknown>(indexNames(indexPrefix).standards, {
    // One more than wanted tells whether there is a next page.
    size: size + 1,
    track_total_hits: place === undefined,
    query: { bool: { filter: [span, ...within] } },
    sort: [{ modified: 'asc' }, { id: 'asc' }],
    ...(place && { search_after: place.after }),
    _source: false,
  });
  const shown = hits.hits.slice(0, size);
  if (shown.length === 0 && !place) throw new OaiError('noRecordsMatch', 'No record was changed in that span.');
  const total = place?.total ?? hits.total?.value ?? shown.length;
  const [modified, id] = shown.at(-1)?.sort ?? [];
  const next =
    hits.hits.length > size
      ? {
          after: [Number(modified), String(id)] satisfies Place['after'],
          cursor: (place?.cursor ?? 0) + shown.length,
          total,
        }
      : undefined;
  return { ids: shown.map(({ _id }) => _id), total, ...(next && { next: next as Place }) };
}
