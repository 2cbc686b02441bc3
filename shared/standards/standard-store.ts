import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { ServiceError } from '../runtime/errors.ts';
import type { CatalogueTable } from '../runtime/table-client.ts';
import { HistoryEvent } from './history-event.ts';
import { StoredStandard } from './standard.ts';

/**
 * The catalogue table: under the id of a standard stands its record and, one item each, the events that changed it.
 * The stream carries both; only items with `entry: 'record'` are records.
 */
export const catalogueTable = { partitionKey: 'id', sortKey: 'entry' } as const;
export const recordEntry = 'record';

const eventEntry = (revision: number) => `event#${String(revision).padStart(6, '0')}`;

/** One record; `newest` sees every write that has ended, at twice the price. */
export async function getStandard(
  { client, name }: CatalogueTable,
  id: string,
  { newest = false } = {},
): Promise<StoredStandard | undefined> {
  const Key = { id, entry: recordEntry };
  const { Item } = await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: newest }));
  return Item && StoredStandard.parse(Item);
}

const batchesAtOnce = 8;

/** Records by id in batches of 100, several at once; ids that are not held are missing from the answer. */
export async function getStandards(
  table: CatalogueTable,
  ids: readonly string[],
): Promise<Map<string, StoredStandard>> {
  const found = new Map<string, StoredStandard>();
  const wanted = [...new Set(ids)];
  const batches = Array.from({ length: Math.ceil(wanted.length / 100) }, (_, i) =>
    wanted.slice(i * 100, i * 100 + 100),
  );
  for (let start = 0; start < batches.length; start += batchesAtOnce) {
    const answers = await Promise.all(batches.slice(start, start + batchesAtOnce).map((ids) => getBatch(table, ids)));
    for (const item of answers.flat()) {
      const stored = StoredStandard.parse(item);
      found.set(stored.id, stored);
    }
  }
  return found;
}

/** One batch; what the engine leaves unprocessed is asked again, each time a little later. */
async function getBatch({ client, name }: CatalogueTable, ids: readonly string[]): Promise<unknown[]> {
  const items: unknown[] = [];
  let keys: Record<string, unknown>[] = ids.map((id) => ({ id, entry: recordEntry }));
  for (let attempt = 0; keys.length > 0; attempt += 1) {
    if (attempt > 0) await pause(attempt);
    const answer = await client.send(new BatchGetCommand({ RequestItems: { [name]: { Keys: keys } } }));
    items.push(...(answer.Responses?.[name] ?? []));
    keys = answer.UnprocessedKeys?.[name]?.Keys ?? [];
    if (keys.length > 0 && attempt === 8) throw unavailable();
  }
  return items;
}

/** The next revision of a record and its event; which request asked for it is kept for audits and never shown. */
export interface StandardChange {
  stored: StoredStandard;
  event: HistoryEvent & { requestId?: string };
}

/** How many records one transaction can change: each takes two of its hundred writes. */
export const maximumChanges = 50;

/**
 * Writes the next revisions of records with their events, all or none. A first revision must be new, any other one
 * must follow the one in the table; else PRECONDITION_FAILED is thrown and nothing has changed.
 */
export async function saveChanges(table: CatalogueTable, changes: readonly StandardChange[]): Promise<void> {
  const TransactItems = changes.flatMap((change) => putsOf(table.name, change));
  try {
    await table.client.send(new TransactWriteCommand({ TransactItems }));
  } catch (error) {
    if (error instanceof TransactionCanceledException) throw staleRevision();
    throw error;
  }
}

/** The conditional writes of one change; an import adds a record without an event. */
export function putsOf(name: string, { stored, event }: Pick<StandardChange, 'stored'> & Partial<StandardChange>) {
  const { id, revision } = stored;
  const record = { TableName: name, Item: { ...stored, entry: recordEntry }, ...followsOn(revision) };
  if (!event) return [{ Put: record }];
  return [{ Put: record }, { Put: { TableName: name, Item: { id, entry: eventEntry(revision), ...event }, ...isNew } }];
}

/** Events of a record, oldest first; an import leaves none. */
export async function listEvents({ client, name }: CatalogueTable, id: string): Promise<HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: name,
        KeyConditionExpression: 'id = :id AND begins_with(#entry, :event)',
        ExpressionAttributeNames: { '#entry': 'entry' },
        ExpressionAttributeValues: { ':id': id, ':event': 'event#' },
        ExclusiveStartKey: from,
      }),
    );
    for (const item of page.Items ?? []) events.push(HistoryEvent.parse(item));
    from = page.LastEvaluatedKey;
  } while (from);
  return events;
}

const isNew = { ConditionExpression: 'attribute_not_exists(id)' } as const;

function followsOn(revision: number) {
  if (revision === 1) return isNew;
  return {
    ConditionExpression: '#revision = :before',
    ExpressionAttributeNames: { '#revision': 'revision' },
    ExpressionAttributeValues: { ':before': revision - 1 },
  } as const;
}

/** Waits a little longer at each attempt. */
export function pause(attempt: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.min(25 * 2 ** attempt, 2000)));
}

export function staleRevision(): ServiceError {
  return new ServiceError('PRECONDITION_FAILED', {
    zh: '该记录在此期间已被更改：请重新读取后再提交。',
    en: 'The record has changed in the meantime: read it again and then send your change.',
  });
}

function unavailable(): ServiceError {
  return new ServiceError('UNAVAILABLE', {
    zh: '目录暂时无法读取，请稍后再试。',
    en: 'The catalogue cannot be read at the moment; try again shortly.',
  });
}
