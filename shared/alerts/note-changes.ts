import type { LedgerItems } from '../ledger/item.ts';
import { log } from '../runtime/log.ts';
import type { ItemChange } from '../runtime/records.ts';
import { dayInShanghai } from '../standards/local-date.ts';
import { reconcile } from '../standards/reconcile.ts';
import { type Standard, StoredStandard } from '../standards/standard.ts';
import { recordEntry } from '../standards/standard-store.ts';
import { addHappening } from './alert-store.ts';
import { happeningsOfChange } from './derive-happenings.ts';
import { countFollowing, listFollowedKeys } from './follow-store.ts';
import type { Happening } from './happening.ts';
import { keysOfRecord } from './match-keys.ts';

interface Noting {
  rows: LedgerItems;
  now(): Date;
}

/** Keys that somebody follows, as they were at a count. */
export interface FollowedKeys {
  count: number;
  keys: ReadonlySet<string>;
}

/**
 * Notes what changes of records bring, where anybody could be concerned, and answers the changes that must come again. Of most
 * records of an import nobody follows a key: they cost one read a batch.
 */
export async function noteChanges(
  services: Noting,
  changes: ItemChange[],
  known: FollowedKeys = noKeys(),
): Promise<ItemChange[]> {
  const records = changes.filter(({ now }) => now?.entry === recordEntry);
  if (records.length === 0) return [];
  await refresh(services.rows, known);
  if (known.keys.size === 0) return [];
  const failed: ItemChange[] = [];
  for (const change of records) {
    try {
      await noteChange(services, change, known);
    } catch (error) {
      log('ALERT_FAILED', { error, id: change.now?.id });
      failed.push(change);
    }
  }
  return failed;
}

export const noKeys = (): FollowedKeys => ({ count: 0, keys: new Set() });

async function refresh(rows: LedgerItems, known: FollowedKeys): Promise<void> {
  const count = await countFollowing(rows);
  if (count === known.count) return;
  known.keys = await listFollowedKeys(rows);
  known.count = count;
}

async function noteChange(services: Noting, change: ItemChange, { keys: followed }: FollowedKeys): Promise<void> {
  const after = reconcile(StoredStandard.parse(change.now));
  if (!keysOfRecord(after).some((key) => followed.has(key))) return;
  const before = change.before && reconcile(StoredStandard.parse(change.before));
  await noteHappenings(services, after, happeningsOfChange(before, after, dayInShanghai(services.now())));
}

/** Keeps happenings of a record until they are spread. */
export async function noteHappenings(
  { rows, now }: Noting,
  record: Standard,
  happenings: readonly Happening[],
  keys = keysOfRecord(record),
): Promise<void> {
  const { revision } = record;
  for (const happening of happenings) {
    await addHappening(rows, { ...happening, keys, revision, at: now().toISOString() });
  }
}
