import type { CatalogueChange } from './change-store.ts';
import { StoredStandard } from './standard.ts';
import { recordEntry } from './standard-store.ts';
import type { RecordChange } from './standard-writer.ts';

/** How an item of the catalogue table is after a change, and how it was. */
interface Images {
  now?: Record<string, unknown>;
  before?: Record<string, unknown>;
}

/** Beside each record stand the events of its history, and under a key of its own the log of changes. */
export function isRecord({ now, before }: Images): boolean {
  return (now ?? before)?.entry === recordEntry;
}

/** The changed record as the index needs it; undefined when it cannot be read. */
export function readRecord({ now, before }: Images): RecordChange | undefined {
  const { data: stored } = StoredStandard.safeParse(now ?? before);
  if (!stored) return undefined;
  return now ? { stored } : { removed: stored };
}

/** The change as the log tells it. */
export function changeOf({ now, before }: Images): CatalogueChange | undefined {
  const { data: stored } = StoredStandard.safeParse(now ?? before);
  if (!stored) return undefined;
  const { id, revision, updatedAt: at } = stored;
  if (!now) return { id, revision, event: 'removed', at };
  return { id, revision, event: before ? 'changed' : 'created', at };
}

export function idOf(record: RecordChange): string {
  return 'stored' in record ? record.stored.id : record.removed.id;
}
