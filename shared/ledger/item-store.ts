import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import { PutCommand, QueryCommand, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { cancellationCodes } from '../runtime/cancelled-transaction.ts';
import { ServiceError } from '../runtime/errors.ts';
import { pause, readTogether } from '../runtime/read-together.ts';
import type { Table } from '../runtime/table-client.ts';
import type { Item, ItemKey, ItemRange, ItemWrite, LedgerItems } from './item.ts';

/** The ledger's table: everything under an id, in the order of its parts. */
export const ledgerTable = { partitionKey: 'id', sortKey: 'part' } as const;

export type LedgerTable = Table;

/** A write as TransactWriteItems takes it. */
export type TransactionItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

const mostAttempts = 15;

/** The ledger's items in DynamoDB. */
export function ledgerItems(table: LedgerTable): LedgerItems {
  return {
    commit: (writes, companions) => commit(table, writes, companions),
    get: (keys) => getItems(table, keys),
    list: (id, range) => listItems(table, id, range),
  };
}

async function commit(
  { client, name }: LedgerTable,
  writes: readonly ItemWrite[],
  companions: readonly TransactionItem[] = [],
): Promise<number[]> {
  const TransactItems = [...transactionItems(name, writes), ...companions];
  // One put costs half of what it costs in a transaction. Only where a refusal sends the caller to read again: a put that is
  // sent again because its answer was lost is refused for what it did itself.
  const alone = writes.length === 0 && TransactItems.length === 1 ? TransactItems[0]?.Put : undefined;
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (alone) await client.send(new PutCommand(alone));
      else await client.send(new TransactWriteCommand({ TransactItems }));
      return [];
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) throw companionRefused();
      const refused = refusedPlaces(error);
      if (refused === undefined) throw error;
      const own = refused.filter((place) => place < writes.length);
      if (own.length > 0) return own;
      if (refused.length > 0) throw companionRefused();
      if (attempt === mostAttempts) throw tooBusy(error);
      await pause(attempt);
    }
  }
}

/** Places whose condition failed; none when others were writing the same items; undefined for any other error. */
function refusedPlaces(error: unknown): number[] | undefined {
  if (error instanceof TransactionInProgressException || error instanceof TransactionConflictException) return [];
  if (!(error instanceof TransactionCanceledException)) return undefined;
  const codes = cancellationCodes(error);
  const isBusy = codes.some((code) => code === 'TransactionConflict' || code === 'ThrottlingError');
  const refused = codes.flatMap((code, place) => (code === 'ConditionalCheckFailed' ? [place] : []));
  return refused.length > 0 || isBusy ? refused : undefined;
}

/** Writes as TransactWriteItems takes them, in the same order. */
export function transactionItems(name: string, writes: readonly ItemWrite[]): TransactionItem[] {
  return writes.map((write) => {
    if ('add' in write) {
      return { Put: { TableName: name, Item: write.add, ConditionExpression: 'attribute_not_exists(id)' } };
    }
    if ('remove' in write) {
      return { Delete: { TableName: name, Key: write.remove, ConditionExpression: 'attribute_exists(id)' } };
    }
    if ('change' in write) return { Update: changeOf(name, write) };
    return {
      Put: {
        TableName: name,
        Item: write.replace,
        ConditionExpression: 'revision = :before',
        ExpressionAttributeValues: { ':before': write.revision },
      },
    };
  });
}

function changeOf(name: string, write: Extract<ItemWrite, { change: ItemKey }>) {
  const { change, set = {}, increase = {}, atLeast = {} } = write;
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const named = (field: string) => {
    const known = Object.keys(names).find((key) => names[key] === field);
    if (known) return known;
    const fresh = `#f${Object.keys(names).length}`;
    names[fresh] = field;
    return fresh;
  };
  const valued = (value: unknown) => {
    const fresh = `:v${Object.keys(values).length}`;
    values[fresh] = value;
    return fresh;
  };
  const sets = Object.entries(set).map(([field, value]) => `${named(field)} = ${valued(value)}`);
  const sums = Object.entries(increase).map(
    ([field, by]) => `${named(field)} = if_not_exists(${named(field)}, ${valued(0)}) + ${valued(by)}`,
  );
  const conditions = Object.entries(atLeast).map(([field, least]) => `${named(field)} >= ${valued(least)}`);
  return {
    TableName: name,
    Key: { id: change.id, part: change.part },
    UpdateExpression: `SET ${[...sets, ...sums].join(', ')}`,
    ...(conditions.length > 0 && { ConditionExpression: conditions.join(' AND ') }),
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  };
}

async function getItems(table: LedgerTable, keys: readonly ItemKey[]): Promise<(Item | undefined)[]> {
  return (await readTogether(table, keys)) as (Item | undefined)[];
}

async function listItems({ client, name }: LedgerTable, id: string, range: ItemRange = {}): Promise<Item[]> {
  // U+10FFFF sorts after every part.
  const { from = '\u0001', to = '\u{10FFFF}', limit = Number.POSITIVE_INFINITY, newestFirst = false } = range;
  const items: Item[] = [];
  let next: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: name,
        ConsistentRead: true,
        KeyConditionExpression: 'id = :id AND part BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':id': id, ':from': from, ':to': to },
        ScanIndexForward: !newestFirst,
        ...(Number.isFinite(limit) && { Limit: limit - items.length }),
        ExclusiveStartKey: next,
      }),
    );
    for (const item of page.Items ?? []) items.push(item as Item);
    next = page.LastEvaluatedKey;
  } while (next && items.length < limit);
  return items;
}

function tooBusy(cause?: unknown): ServiceError {
  const detail = { zh: '账目正忙，请稍后再试。', en: 'The ledger is busy at the moment; try again shortly.' };
  return new ServiceError('UNAVAILABLE', detail, { cause });
}

function companionRefused(): ServiceError {
  return new ServiceError('PRECONDITION_FAILED', {
    zh: '与该笔转账一同更改的记录在此期间已被更改。',
    en: 'What was to change together with this transfer has changed in the meantime.',
  });
}
