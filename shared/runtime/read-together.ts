import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ServiceError } from './errors.ts';
import type { Table } from './table-client.ts';

export interface RowKey {
  id: string;
  part: string;
}
type Row = Record<string, unknown>;

/** One reader's wish, as long as the call that answers it has not been made. */
interface Wish {
  table: string;
  keys: readonly RowKey[];
  resolve: (rows: (Row | undefined)[]) => void;
  reject: (error: unknown) => void;
}

const wishes = new WeakMap<DynamoDBDocumentClient, Wish[]>();
const mostKeys = 100;
const mostAttempts = 15;

/**
 * Rows by key in the order asked for, as every ended write left them; undefined for what is not there. What is asked for at
 * the same moment, of whichever tables, goes in one call: two readers that need not wait for each other cost as much as one.
 * @throws ServiceError UNAVAILABLE when the table goes on leaving keys unread
 */
export function readTogether({ client, name: table }: Table, keys: readonly RowKey[]): Promise<(Row | undefined)[]> {
  if (keys.length === 0) return Promise.resolve([]);
  return new Promise((resolve, reject) => {
    const before = wishes.get(client);
    const wish = { table, keys, resolve, reject };
    if (before) {
      before.push(wish);
      return;
    }
    wishes.set(client, [wish]);
    queueMicrotask(() => {
      const asked = wishes.get(client) ?? [];
      wishes.delete(client);
      void fulfil(client, asked);
    });
  });
}

async function fulfil(client: DynamoDBDocumentClient, asked: readonly Wish[]): Promise<void> {
  try {
    const rows = await readRows(client, asked);
    for (const { table, keys, resolve } of asked) resolve(keys.map((key) => rows.get(nameOf(table, key))));
  } catch (error) {
    for (const { reject } of asked) reject(error);
  }
}

const nameOf = (table: string, { id, part }: { id?: unknown; part?: unknown }) => JSON.stringify([table, id, part]);

async function readRows(client: DynamoDBDocumentClient, asked: readonly Wish[]): Promise<Map<string, Row>> {
  const each = asked.flatMap(({ table, keys }) => keys.map(({ id, part }) => ({ table, key: { id, part } as Row })));
  let wanted = [...new Map(each.map((one) => [nameOf(one.table, one.key), one])).values()];
  const rows = new Map<string, Row>();
  for (let attempt = 1; wanted.length > 0; attempt += 1) {
    if (attempt > 1) await pause(attempt);
    const now = Map.groupBy(wanted.slice(0, mostKeys), ({ table }) => table);
    const RequestItems = Object.fromEntries(
      [...now].map(([table, own]) => [table, { Keys: own.map(({ key }) => key), ConsistentRead: true }]),
    );
    const answer = await client.send(new BatchGetCommand({ RequestItems }));
    for (const [table, found] of Object.entries(answer.Responses ?? {})) {
      for (const row of found) rows.set(nameOf(table, row), row);
    }
    const unread = Object.entries(answer.UnprocessedKeys ?? {}).flatMap(([table, { Keys = [] }]) =>
      Keys.map((key) => ({ table, key })),
    );
    if (unread.length === 0) attempt = 0;
    else if (attempt === mostAttempts) throw tooBusy();
    wanted = [...wanted.slice(mostKeys), ...unread];
  }
  return rows;
}

/** Waits up to a little longer at each attempt, by chance, so that those who met do not meet again. */
export function pause(attempt: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(10 * 2 ** attempt, 500)));
}

function tooBusy(): ServiceError {
  return new ServiceError('UNAVAILABLE', { zh: '正忙，请稍后再试。', en: 'Busy at the moment; try again shortly.' });
}
