import type { SearchBody } from '../../runtime/search-client.ts';
import type { StandardQuery } from '../standard-query.ts';

/** Sort of a result list, with the id last so that equal values keep one order over all pages. */
export function orderOf(sort: StandardQuery['sort'], hasText: boolean): SearchBody[] {
  const wanted = sort === 'relevance' && !hasText ? '-issued' : sort;
  if (wanted === 'relevance') return [{ _score: 'desc' }, byId];
  const order = wanted.startsWith('-') ? 'desc' : 'asc';
  const field = wanted.replace('-', '');
  if (field === 'number') return [{ order }, byId];
  // Undated records go last either way; a real value keeps the cursor free of the engine's own extremes.
  return [{ [field]: { order, missing: order === 'asc' ? farFuture : farPast } }, byId];
}

const byId = { id: 'asc' };
const farFuture = 253_370_764_800_000;
const farPast = -62_135_596_800_000;
