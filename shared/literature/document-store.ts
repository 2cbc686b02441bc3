import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { scanTable } from '../runtime/scan-table.ts';
import type { Table } from '../runtime/table-client.ts';
import { type DocumentState, StoredDocument } from './document.ts';

/**
 * The table of literature: under the id of a document stand its own item, an item for every page, and while a file is
 * on its way the terms under which it was announced. Documents alone have both keys of the index.
 */
export const literatureTable = {
  partitionKey: 'id',
  sortKey: 'part',
  expiry: 'expires',
  indices: [{ name: 'by-state', partitionKey: 'state', sortKey: 'updatedAt' }],
} as const;
export const documentPart = 'document';

export type LiteratureTable = Table;

/** One document as it is now. */
export async function getDocument({ client, name }: LiteratureTable, id: string): Promise<StoredDocument | undefined> {
  const Key = { id, part: documentPart };
  const { Item } = await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }));
  return Item && StoredDocument.parse(Item);
}

/** Documents by id, at most a hundred; those not held are missing from the answer. */
export async function getDocuments(
  { client, name }: LiteratureTable,
  ids: readonly string[],
): Promise<Map<string, StoredDocument>> {
  const found = new Map<string, StoredDocument>();
  let keys: Record<string, unknown>[] = [...new Set(ids)].map((id) => ({ id, part: documentPart }));
  while (keys.length > 0) {
    const answer = await client.send(new BatchGetCommand({ RequestItems: { [name]: { Keys: keys } } }));
    for (const item of answer.Responses?.[name] ?? []) found.set(String(item.id), StoredDocument.parse(item));
    keys = answer.UnprocessedKeys?.[name]?.Keys ?? [];
  }
  return found;
}

/** Adds a document; false when it is there already. */
export async function addDocument({ client, name }: LiteratureTable, document: StoredDocument): Promise<boolean> {
  const Item = { ...withoutEmpty(document), part: documentPart };
  const ConditionExpression = 'attribute_not_exists(id)';
  return happened(client.send(new PutCommand({ TableName: name, Item, ConditionExpression })));
}

/** Writes the next revision of a document; false when someone else wrote one meanwhile. */
export async function saveDocument({ client, name }: LiteratureTable, document: StoredDocument): Promise<boolean> {
  return happened(
    client.send(
      new PutCommand({
        TableName: name,
        Item: { ...withoutEmpty(document), part: documentPart },
        ConditionExpression: 'revision = :before',
        ExpressionAttributeValues: { ':before': document.revision - 1 },
      }),
    ),
  );
}

interface ChangedBefore {
  state: DocumentState;
  /** Instant (ISO 8601, UTC). */
  before: string;
  most: number;
}

/** Ids of documents in a state that were last changed before an instant, longest unchanged first. */
export async function listUnchanged(table: LiteratureTable, asked: ChangedBefore): Promise<string[]> {
  return (await queryByState(table, asked, true)).map(({ id }) => id);
}

/** Documents in a state that were last changed before an instant, the latest first. */
export function listNewest(table: LiteratureTable, asked: ChangedBefore): Promise<{ id: string; updatedAt: string }[]> {
  return queryByState(table, asked, false);
}

async function queryByState(
  { client, name }: LiteratureTable,
  { state, before, most }: ChangedBefore,
  oldestFirst: boolean,
): Promise<{ id: string; updatedAt: string }[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: name,
      IndexName: literatureTable.indices[0].name,
      KeyConditionExpression: '#state = :state AND updatedAt < :before',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':state': state, ':before': before },
      ScanIndexForward: oldestFirst,
      Limit: most,
    }),
  );
  return Items.map(({ id, updatedAt }) => ({ id: String(id), updatedAt: String(updatedAt) }));
}

/** Every document, for rebuilds. */
export async function* scanDocuments(table: LiteratureTable): AsyncGenerator<StoredDocument> {
  for await (const items of scanTable(table, { attribute: 'part', value: documentPart })) {
    for (const item of items) yield StoredDocument.parse(item);
  }
}

/** Empty maps and lists come back from the stream of the local engine as nothing at all; the schema fills them in. */
export function withoutEmpty(item: object): Record<string, unknown> {
  const isEmpty = (value: unknown) => typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  return Object.fromEntries(Object.entries(item).filter(([, value]) => !isEmpty(value)));
}

async function happened(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
