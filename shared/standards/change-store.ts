import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { CatalogueTable } from '../runtime/table-client.ts';
import { pause } from './standard-store.ts';

/** That a record came, changed or went, as the catalogue tells it to those who keep a copy. */
export const CatalogueChange = z.object({
  id: z.string(),
  revision: z.int(),
  event: z.enum(['created', 'changed', 'removed']),
  /** When the record changed. */
  at: z.string(),
});
export type CatalogueChange = z.infer<typeof CatalogueChange>;

export const NumberedChange = z.object({ sequence: z.int().positive(), ...CatalogueChange.shape });
export type NumberedChange = z.infer<typeof NumberedChange>;

/**
 * The log stands in the catalogue table under one key: blocks of changes, each under the number of its first one, and the
 * head, which holds the next number. Both are written in one transaction on the head that was read, so numbers have no
 * gaps and none is given twice, however many write.
 */
const log = 'changes';
const head = 'head';
const atOnce = 200;
const attempts = 12;

const Head = z.object({ next: z.int().positive() });
const Block = z.object({ first: z.int().positive(), changes: z.array(CatalogueChange).min(1) });

/** Numbers changes in the order given. What is written again after a failure gets further numbers. */
export async function appendChanges(table: CatalogueTable, changes: readonly CatalogueChange[]): Promise<void> {
  for (let start = 0; start < changes.length; start += atOnce) {
    await appendBlock(table, changes.slice(start, start + atOnce));
  }
}

/** The changes after a number, in order, and the last number of all. */
export async function listChanges(
  table: CatalogueTable,
  { since, size }: { since: number; size: number },
): Promise<{ items: NumberedChange[]; latest: number }> {
  const latest = (await nextNumber(table)) - 1;
  const items: NumberedChange[] = [];
  for (let after = since; after < latest && items.length < size; after = items.at(-1)?.sequence ?? latest) {
    const block = await blockWith(table, after + 1);
    if (!block) throw new Error(`Change ${after + 1} of ${latest} is missing`);
    const numbered = block.changes.map((change, n) => ({ sequence: block.first + n, ...change }));
    items.push(...numbered.filter(({ sequence }) => sequence > after));
  }
  return { items: items.slice(0, size), latest };
}

async function appendBlock(table: CatalogueTable, changes: readonly CatalogueChange[]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const first = await nextNumber(table);
    try {
      await table.client.send(new TransactWriteCommand({ TransactItems: writesOf(table.name, first, changes) }));
      return;
    } catch (error) {
      // Somebody else has taken these numbers.
      if (!(error instanceof TransactionCanceledException) || attempt === attempts) throw error;
      await pause(attempt);
    }
  }
}

function writesOf(TableName: string, first: number, changes: readonly CatalogueChange[]) {
  const isBegun = first > 1;
  return [
    {
      Put: {
        TableName,
        Item: { id: log, entry: head, next: first + changes.length },
        ConditionExpression: isBegun ? '#next = :first' : 'attribute_not_exists(id)',
        ...(isBegun && {
          ExpressionAttributeNames: { '#next': 'next' },
          ExpressionAttributeValues: { ':first': first },
        }),
      },
    },
    { Put: { TableName, Item: { id: log, entry: blockEntry(first), first, changes } } },
  ];
}

async function nextNumber({ client, name }: CatalogueTable): Promise<number> {
  const Key = { id: log, entry: head };
  const { Item } = await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }));
  return Item ? Head.parse(Item).next : 1;
}

/** The block that holds a number: the last one that begins at it or before. */
async function blockWith({ client, name }: CatalogueTable, sequence: number) {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: name,
      KeyConditionExpression: 'id = :log AND #entry BETWEEN :lowest AND :wanted',
      ExpressionAttributeNames: { '#entry': 'entry' },
      ExpressionAttributeValues: { ':log': log, ':lowest': blockEntry(1), ':wanted': blockEntry(sequence) },
      ScanIndexForward: false,
      Limit: 1,
      ConsistentRead: true,
    }),
  );
  return Items[0] && Block.parse(Items[0]);
}

function blockEntry(first: number): string {
  return `block#${String(first).padStart(15, '0')}`;
}
