import { randomUUID } from 'node:crypto';
import { BatchGetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, expect, inject, test } from 'vitest';
import { ensureTable } from '#infra/local/storage.ts';
import { ledgerTable } from '#infra/tables.ts';
import { readTogether } from '#shared/runtime/read-together.ts';
import { type Table, tableClient } from '#shared/runtime/table-client.ts';
import { clientWith } from '#test/shared/trade/model/faulty-client.ts';

const endpoint = inject('dynamodbEndpoint');
const real = tableClient({ region: 'us-east-1', endpoint });
const calls: BatchGetCommand[] = [];
/** Leaves the second half of what one call asks for unread, as a busy table may. */
let leavesHalf = false;
const client = clientWith(real, async (command, call) => {
  if (!(command instanceof BatchGetCommand)) return call();
  calls.push(command);
  if (!leavesHalf) return call();
  leavesHalf = false;
  const [[name = '', { Keys = [] } = {}] = []] = Object.entries(command.input.RequestItems ?? {});
  const half = (keys: typeof Keys) => ({ [name]: { Keys: keys, ConsistentRead: true } });
  const answer = await call(new BatchGetCommand({ RequestItems: half(Keys.slice(0, Keys.length / 2)) }));
  return { ...(answer as object), UnprocessedKeys: half(Keys.slice(Keys.length / 2)) };
});
const [one, other] = ['one', 'other'].map((name): Table => ({ client, name: `${name}-${randomUUID().slice(0, 8)}` }));
const key = (n: number) => ({ id: `row ${n}`, part: 'part' });

beforeAll(async () => {
  for (const table of [one, other]) {
    await ensureTable(endpoint, table?.name ?? '', ledgerTable);
    for (let n = 0; n < 120; n += 1) {
      await real.send(new PutCommand({ TableName: table?.name, Item: { ...key(n), n, of: table?.name } }));
    }
  }
});

async function counted<T>(read: () => Promise<T>): Promise<{ answer: T; count: number }> {
  calls.length = 0;
  return { answer: await read(), count: calls.length };
}

test('readers that do not wait for each other share a call, whichever tables they ask', async () => {
  if (!one || !other) throw new Error('no tables');
  const { answer, count } = await counted(() =>
    Promise.all([
      readTogether(one, [key(1), key(0)]),
      readTogether(other, [key(1)]),
      readTogether(one, [key(1), { id: 'nothing', part: 'part' }]),
      readTogether(one, []),
    ]),
  );
  expect(count).toBe(1);
  expect(answer).toEqual([
    [
      { ...key(1), n: 1, of: one.name },
      { ...key(0), n: 0, of: one.name },
    ],
    [{ ...key(1), n: 1, of: other.name }],
    [{ ...key(1), n: 1, of: one.name }, undefined],
    [],
  ]);
});

test('more than a call takes is asked for in several, and what is left unread is asked for again', async () => {
  if (!one) throw new Error('no tables');
  leavesHalf = true;
  const wanted = Array.from({ length: 120 }, (_, n) => key(n));
  const { answer, count } = await counted(() => readTogether(one, wanted));
  expect(answer.map((row) => row?.n)).toEqual(wanted.map((_, n) => n));
  expect(count).toBe(2);
});

test('a call that fails fails for all who share it, and for nobody after them', async () => {
  if (!one) throw new Error('no tables');
  const missing = { client, name: 'there-is-no-such-table' };
  const both = await Promise.allSettled([readTogether(one, [key(1)]), readTogether(missing, [key(1)])]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await readTogether(one, [key(1)])).toHaveLength(1);
});
