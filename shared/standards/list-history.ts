import type { CatalogueServices } from '../runtime/table-client.ts';
import type { HistoryEvent } from './history-event.ts';
import { notHeld } from './not-held.ts';
import type { StoredStandard } from './standard.ts';
import { getStandard, listEvents } from './standard-store.ts';

/**
 * Everything that happened to a record, newest first. How an import brought it in is derived from the record itself, so
 * that imports write one item a standard; whatever an editor did is kept as events. Throws `NOT_FOUND`.
 */
export async function listHistory({ catalogue }: CatalogueServices, { id }: { id: string }): Promise<HistoryEvent[]> {
  const [stored, events] = await Promise.all([getStandard(catalogue, id), listEvents(catalogue, id)]);
  if (!stored) throw notHeld(id);
  return (events[0]?.revision === 1 ? events : [importOf(stored), ...events]).reverse();
}

function importOf({ createdAt }: StoredStandard): HistoryEvent {
  return { revision: 1, at: createdAt, event: 'standard.imported', actor: 'import', reason: null, changed: [] };
}
