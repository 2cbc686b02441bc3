import * as z from 'zod';
import type { Item, ItemKey, ItemRange, LedgerItems } from './item.ts';
import { Legs, Refusal, type Transfer, TransferId } from './transfer.ts';

/** Everything the ledger keeps but the journal and the accounts: commands, transfers, and what waits. */

/** What became of a command; found again by its key for ever. */
export const CommandRow = z.object({
  outcome: z.enum(['APPLIED', 'REJECTED']),
  transferId: TransferId,
  refusal: Refusal.optional(),
  /** Hash of what the command asks for. */
  content: z.string(),
  /** Which call wrote it, so that a call whose answer was lost knows its own work. */
  attempt: z.string(),
  at: z.string(),
});
export type CommandRow = z.infer<typeof CommandRow>;

export const commandKey = (key: string): ItemKey => ({ id: `key#${key}`, part: 'command' });

/** A transfer or a reservation and what became of it. */
export const TransferRow = z.object({
  revision: z.int(),
  transferId: TransferId,
  /** `posted` for good; a `pending` reservation ends as exactly one of the others. */
  state: z.enum(['posted', 'pending', 'settled', 'voided', 'expired']),
  legs: Legs,
  at: z.string(),
  /** Of a reservation: from this instant it can no longer be posted. */
  expiresAt: z.string().optional(),
  /** Of a posted reservation: the transfer that did it. */
  settledBy: TransferId.optional(),
  /** The reservation that this transfer posts. */
  settles: TransferId.optional(),
  /** The transfer that this one reverses, in full or in part. */
  reverses: TransferId.optional(),
  /** How much of each leg has been reversed. */
  reversed: z.array(z.int()).optional(),
  /** Where its id is also the key of the command that made it, this row is the record of that: hash of what it asks for. */
  content: z.string().optional(),
});
export type TransferRow = z.infer<typeof TransferRow>;

export const transferKey = (id: string): ItemKey => ({ id: `transfer#${id}`, part: 'transfer' });

/** One transfer or reservation by its id. */
export async function readTransfer(items: LedgerItems, id: string): Promise<TransferRow | undefined> {
  const [item] = await items.get([transferKey(id)]);
  return item && TransferRow.parse(item);
}

/** Spread over partitions so that no one of them takes every write. */
const shards = 4;

const shardOf = (id: string) => [...id].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % shards;

/** A transfer that is committed and not yet in the journal. */
export const OutboxRow = z.object({
  id: z.string(),
  part: z.string(),
  transferId: TransferId,
  legs: Legs,
  at: z.string(),
});
export type OutboxRow = z.infer<typeof OutboxRow>;

export function outboxRow({ id, legs }: Transfer, at: string): Item {
  return { id: `outbox#${shardOf(id)}`, part: `${at}#${id}`, transferId: id, legs, at };
}

/** Transfers that wait for the journal, oldest first. */
export async function listOutbox(items: LedgerItems): Promise<OutboxRow[]> {
  return (await listShards(items, 'outbox', {})).flat().map(readOutboxRow).sort(byPart);
}

/**
 * Those of them that came before all others, oldest first: of each partition so many are read at most, and what stands
 * behind the end of one that may have more is left out.
 */
export async function listOldest(items: LedgerItems, limit: number): Promise<OutboxRow[]> {
  const shards = (await listShards(items, 'outbox', { limit })).map((own) => own.map(readOutboxRow));
  const ends = shards.flatMap((own) => (own.length < limit ? [] : (own.at(-1)?.part ?? [])));
  return shards
    .flat()
    .filter(({ part }) => ends.every((end) => part <= end))
    .sort(byPart);
}

const readOutboxRow = (item: Item) => OutboxRow.parse(item);

/** The transfer that came last to wait, if any does. */
export async function newestInOutbox(items: LedgerItems): Promise<OutboxRow | undefined> {
  const rows = await listShards(items, 'outbox', { limit: 1, newestFirst: true });
  return rows.flat().map(readOutboxRow).sort(byPart).at(-1);
}

const byPart = (a: OutboxRow, b: OutboxRow) => (a.part < b.part ? -1 : 1);

/** A reservation that is not resolved, by the instant at which it expires. */
const PendingRow = z.object({ transferId: TransferId });
const never = '9999-12-31T23:59:59.999Z';

export function pendingKey(id: string, expiresAt = never): ItemKey {
  return { id: `pending#${shardOf(id)}`, part: `${expiresAt}#${id}` };
}

/** Ids of reservations that are not resolved and, when an instant is given, have expired by then. */
export async function listPending(items: LedgerItems, expiredBy?: string): Promise<string[]> {
  const rows = await listShards(items, 'pending', { to: expiredBy && `${expiredBy}#\u{10FFFF}` });
  return rows.flat().map((item) => PendingRow.parse(item).transferId);
}

/** What each partition has of a range. */
function listShards(items: LedgerItems, name: string, range: ItemRange): Promise<Item[][]> {
  const ids = Array.from({ length: shards }, (_, shard) => `${name}#${shard}`);
  return Promise.all(ids.map((id) => items.list(id, range)));
}
