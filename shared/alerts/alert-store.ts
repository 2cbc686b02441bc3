import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { ItemKey, LedgerItems } from '../ledger/item.ts';
import { transactionItems } from '../ledger/item-store.ts';
import type { Table } from '../runtime/table-client.ts';
import { Alert, type Happening, KeyedHappening } from './happening.ts';

/**
 * The table of alerts. Under `follow#…` a follow and what it told, under `member#…` what a member follows, keeps and was told,
 * under `key#…` which follows a record with that key may concern. Happenings and mails that wait have a queue and a time.
 */
export const alertTable = {
  partitionKey: 'id',
  sortKey: 'part',
  expiry: 'expires',
  indices: [{ name: 'by-due', partitionKey: 'queue', sortKey: 'dueAt' }],
} as const;

export type AlertTable = Table;

export type Queue = 'happenings' | 'mails';

const daysKept = 400;

export function expiryOf(at: string): number {
  return Math.floor(Date.parse(at) / 1000) + daysKept * 86_400;
}

export const happeningKey = (happening: string): ItemKey => ({ id: `happening#${happening}`, part: 'happening' });

/** Keeps a happening to be spread; nothing when it is known. */
export async function addHappening(rows: LedgerItems, happening: KeyedHappening): Promise<void> {
  await rows.commit([{ add: waitingItem(happening) }]);
}

/** The writes that keep happenings to be spread, for the transaction in which they happen. */
export function happeningWrites(table: Pick<AlertTable, 'name'>, happenings: readonly KeyedHappening[]) {
  return transactionItems(
    table.name,
    happenings.map((happening) => ({ add: waitingItem(happening) })),
  );
}

function waitingItem({ at, revision: seen, ...told }: KeyedHappening) {
  const waits = { queue: 'happenings', dueAt: at };
  return { ...told, at, seen, ...waits, ...happeningKey(told.happening), revision: 1, expires: expiryOf(at) };
}

/** A happening that waits to be spread, with the revision of its row. */
export async function getWaiting(
  rows: LedgerItems,
  key: ItemKey,
): Promise<{ happening: KeyedHappening; revision: number } | undefined> {
  const [item] = await rows.get([key]);
  if (item?.queue !== 'happenings') return undefined;
  return { happening: KeyedHappening.parse({ ...item, revision: item.seen }), revision: Number(item.revision) };
}

/** Takes a happening off its queue, or puts it back for later. */
export async function settleHappening(
  rows: LedgerItems,
  { happening, revision }: { happening: KeyedHappening; revision: number },
  dueAt?: string,
): Promise<void> {
  const { at, revision: seen, ...told } = happening;
  const waits = dueAt === undefined ? {} : { queue: 'happenings', dueAt };
  const item = { ...told, at, seen, ...waits, ...happeningKey(told.happening), expires: expiryOf(at) };
  await rows.commit([{ replace: { ...item, revision: revision + 1 }, revision }]);
}

const alertKey = (owner: string, { at, happening }: Pick<Alert, 'at' | 'happening'>): ItemKey => ({
  id: owner,
  part: `alert#${at}#${happening}`,
});

/** Sets down that a happening was told, by a follow (`follow#…`) or to a member (`member#…`); nothing when it was before. */
export async function addAlert(rows: LedgerItems, owner: string, alert: Alert): Promise<void> {
  await rows.commit([{ add: { ...Alert.parse(alert), ...alertKey(owner, alert), expires: expiryOf(alert.at) } }]);
}

/** What was told, the newest first; `from` is the place of the first one of a page. */
export async function listAlerts(
  rows: LedgerItems,
  owner: string,
  { size, from }: { size: number; from?: string },
): Promise<{ alerts: Alert[]; next: string | null }> {
  const range = { from: 'alert#', to: from ?? 'alert#~', limit: size + 1, newestFirst: true };
  const items = await rows.list(owner, range);
  return { alerts: items.slice(0, size).map((item) => Alert.parse(item)), next: items[size]?.part ?? null };
}

/** Happenings by their ids; those whose time is over are left out. */
export async function getHappenings(rows: LedgerItems, ids: readonly string[]): Promise<Happening[]> {
  const items = await rows.get(ids.map(happeningKey));
  return items.flatMap((item) => (item ? [Alert.parse(item)] : []));
}

const Key = z.object({ id: z.string(), part: z.string() });

/** Keys of what is due, the longest waiting first. */
export async function listDue(
  { client, name }: AlertTable,
  { queue, now, limit }: { queue: Queue; now: string; limit: number },
): Promise<ItemKey[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: name,
      IndexName: alertTable.indices[0].name,
      KeyConditionExpression: 'queue = :queue AND dueAt <= :now',
      ExpressionAttributeValues: { ':queue': queue, ':now': now },
      Limit: limit,
    }),
  );
  return Items.map((item) => Key.parse(item));
}
