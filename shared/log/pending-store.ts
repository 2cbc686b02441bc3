import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DeleteCommand, PutCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Entry, type PendingEntry } from './entry.ts';
import type { LogTable } from './log-store.ts';

/** Entries that wait are spread, because one partition takes a thousand writes a second. */
const shards = 8;

const shardKey = (shard: number) => `pending#${shard}`;

/** Where an entry waits: its partition by its hash, in it the order of acceptance. */
export function pendingKey({ id, acceptedAt }: Pick<PendingEntry, 'id' | 'acceptedAt'>): { id: string; part: string } {
  return { id: shardKey(Number.parseInt(id.slice(0, 2), 16) % shards), part: `${acceptedAt}#${id}` };
}

/** Whether a change of the table is an entry that has come to wait. */
export function isPending(item: Record<string, unknown> | undefined): boolean {
  return typeof item?.id === 'string' && item.id.startsWith('pending#');
}

const PendingItem = z
  .object({ part: z.string(), leaf: z.instanceof(Uint8Array) })
  .transform(({ part, leaf }): PendingEntry => {
    const [acceptedAt = '', id = ''] = part.split('#');
    return { id, acceptedAt, leaf };
  });

/** The entries that have waited longest, oldest first. */
export async function listPending(table: LogTable, limit: number): Promise<PendingEntry[]> {
  const found = await Promise.all(Array.from({ length: shards }, (_, shard) => listShard(table, shard, limit)));
  const order = ({ acceptedAt, id }: PendingEntry) => `${acceptedAt}#${id}`;
  return found
    .flat()
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
    .slice(0, limit);
}

async function listShard({ client, name }: LogTable, shard: number, limit: number): Promise<PendingEntry[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: name,
      KeyConditionExpression: 'id = :shard',
      ExpressionAttributeValues: { ':shard': shardKey(shard) },
      ConsistentRead: true,
      Limit: limit,
    }),
  );
  return Items.map((item) => PendingItem.parse(item));
}

/** Entries among these that have a place in the log already; at most a hundred. */
export async function findPlaced({ client, name }: LogTable, ids: readonly string[]): Promise<Set<string>> {
  const placed = new Set<string>();
  let keys: Record<string, unknown>[] = ids.map((id) => ({ id: `entry#${id}`, part: 'entry' }));
  while (keys.length > 0) {
    const answer = await client.send(
      new BatchGetCommand({ RequestItems: { [name]: { Keys: keys, ConsistentRead: true } } }),
    );
    for (const item of answer.Responses?.[name] ?? []) {
      if (Entry.parse(item).index !== undefined) placed.add(String(item.id).slice('entry#'.length));
    }
    keys = answer.UnprocessedKeys?.[name]?.Keys ?? [];
  }
  return placed;
}

/**
 * Ends the waiting of entries, at most a hundred; those that no longer wait do not matter. One transaction, because local engines
 * write single deletions to the disk one by one. When it meets another sequencer's, whoever takes the next batch tidies up.
 */
export async function removePending({ client, name }: LogTable, entries: readonly PendingEntry[]): Promise<void> {
  const deletions = entries.map((entry) => ({ Delete: { TableName: name, Key: pendingKey(entry) } }));
  await client.send(new TransactWriteCommand({ TransactItems: deletions })).catch((error) => {
    if (!(error instanceof TransactionCanceledException)) throw error;
  });
}

/** How far the log is behind. */
export interface Backlog {
  /** How many entries wait, estimated; no more than somewhat above what was asked for. */
  count: number;
  /** When the entry was accepted that has waited longest. */
  oldest: string | undefined;
}

/** Looks at the one partition where an entry would wait: hashes spread entries evenly, so it stands for all. */
export async function measureBacklog({ client, name }: LogTable, id: string, atMost: number): Promise<Backlog> {
  const { Items = [], Count = 0 } = await client.send(
    new QueryCommand({
      TableName: name,
      KeyConditionExpression: 'id = :shard',
      ExpressionAttributeValues: { ':shard': pendingKey({ id, acceptedAt: '' }).id },
      ProjectionExpression: 'part',
      Limit: Math.ceil(atMost / shards) + 1,
    }),
  );
  return { count: Count * shards, oldest: Items[0] && String(Items[0].part).split('#')[0] };
}

const unstamped = 'unstamped';
const sizePart = (size: number) => String(size).padStart(16, '0');

/** A checkpoint that wants a time stamp. */
export interface Unstamped {
  size: number;
  /** What no stamp over it may be earlier than. */
  notBefore: string | null;
}

/** Remembers a checkpoint that has no time stamp yet. */
export async function addUnstamped({ client, name }: LogTable, { size, notBefore }: Unstamped): Promise<void> {
  await client.send(new PutCommand({ TableName: name, Item: { id: unstamped, part: sizePart(size), notBefore } }));
}

/** Some checkpoints without a time stamp, smallest first. */
export async function listUnstamped({ client, name }: LogTable): Promise<Unstamped[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: name,
      KeyConditionExpression: 'id = :unstamped',
      ExpressionAttributeValues: { ':unstamped': unstamped },
      Limit: 10,
    }),
  );
  return Items.map(({ part, notBefore }) => ({
    size: Number(part),
    notBefore: typeof notBefore === 'string' ? notBefore : null,
  }));
}

export async function removeUnstamped({ client, name }: LogTable, size: number): Promise<void> {
  await client.send(new DeleteCommand({ TableName: name, Key: { id: unstamped, part: sizePart(size) } }));
}
