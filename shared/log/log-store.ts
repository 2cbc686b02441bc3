import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { cancellationCodes } from '../runtime/cancelled-transaction.ts';
import type { Table } from '../runtime/table-client.ts';
import { toBase64 } from './base64.ts';
import { Entry, type PendingEntry } from './entry.ts';
import { Head } from './head.ts';
import { pendingKey } from './pending-store.ts';

/**
 * The table of the log: its head, an item for every entry, and for every entry that waits an item with its leaf.
 * A copy of this table from an earlier day must never be put in the place of a log that is read: it would sign a second history.
 */
export const logTable = { partitionKey: 'id', sortKey: 'part' } as const;

export type LogTable = Table;

const headKey = { id: 'head', part: 'head' };
const entryKey = (id: string) => ({ id: `entry#${id}`, part: 'entry' });

/** Writes of one transaction, as the document client takes them. */
export type TransactionWrite = NonNullable<TransactWriteCommand['input']['TransactItems']>[number];

/** The two writes that accept an entry; they fail when the same leaf was accepted before. */
export function acceptWrites({ name }: LogTable, { id, acceptedAt, leaf }: PendingEntry): TransactionWrite[] {
  const ConditionExpression = 'attribute_not_exists(id)';
  return [
    { Put: { TableName: name, Item: { ...entryKey(id), acceptedAt }, ConditionExpression } },
    { Put: { TableName: name, Item: { ...pendingKey({ id, acceptedAt }), leaf } } },
  ];
}

/** Times that a transaction is tried which meets another one on the same items. */
const tries = 5;

/** Accepts an entry by itself; no change when the same leaf was accepted before. */
export async function acceptEntry(table: LogTable, entry: PendingEntry): Promise<void> {
  const TransactItems = acceptWrites(table, entry);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await table.client.send(new TransactWriteCommand({ TransactItems }));
      return;
    } catch (error) {
      const codes = cancellationCodes(error);
      if (codes.includes('ConditionalCheckFailed')) return;
      if (!codes.includes('TransactionConflict') || attempt === tries) throw error;
    }
  }
}

export async function getEntry({ client, name }: LogTable, id: string): Promise<Entry | undefined> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: entryKey(id), ConsistentRead: true }));
  return Item && Entry.parse(Item);
}

export async function getHead({ client, name }: LogTable): Promise<Head | undefined> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: headKey, ConsistentRead: true }));
  return Item && Head.parse(Item);
}

/** Begins the log; false when somebody has. */
export async function addHead({ client, name }: LogTable, head: Head): Promise<boolean> {
  const ConditionExpression = 'attribute_not_exists(id)';
  try {
    await client.send(new PutCommand({ TableName: name, Item: headItem(head), ConditionExpression }));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/**
 * The only commit point: the head moves from one published version to the next and each entry, in this order, gets its index,
 * all or nothing. False when another sequencer was first. At most 99 entries.
 */
export async function commitHead(
  { client, name }: LogTable,
  next: Head,
  entryIds: readonly string[],
): Promise<boolean> {
  const moved: TransactionWrite = {
    Put: {
      TableName: name,
      Item: headItem(next),
      ConditionExpression: 'version = :before AND published = :yes',
      ExpressionAttributeValues: { ':before': next.version - 1, ':yes': true },
    },
  };
  const placed = entryIds.map(
    (id, n): TransactionWrite => ({
      Update: {
        TableName: name,
        Key: entryKey(id),
        UpdateExpression: 'SET #index = :index, #size = :size',
        ConditionExpression: 'attribute_exists(id) AND attribute_not_exists(#index)',
        ExpressionAttributeNames: { '#index': 'index', '#size': 'size' },
        ExpressionAttributeValues: { ':index': next.before + n, ':size': next.size },
      },
    }),
  );
  try {
    await client.send(new TransactWriteCommand({ TransactItems: [moved, ...placed] }));
    return true;
  } catch (error) {
    if (error instanceof TransactionCanceledException) return false;
    throw error;
  }
}

/** Says since when readers see this version; no change when that was said before, or the head has moved on. */
export async function markPublished({ client, name }: LogTable, { version }: Head, at: Date): Promise<void> {
  const update = new UpdateCommand({
    TableName: name,
    Key: headKey,
    UpdateExpression: 'SET published = :yes, publishedAt = :at',
    ConditionExpression: 'version = :version AND published = :no',
    ExpressionAttributeValues: { ':yes': true, ':no': false, ':version': version, ':at': at.toISOString() },
  });
  await client.send(update).catch((error) => {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  });
}

function headItem(head: Head): Record<string, unknown> {
  return { ...headKey, ...head, root: toBase64(head.root) };
}
