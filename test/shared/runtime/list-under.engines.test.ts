import { randomUUID } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, expect, inject, test } from 'vitest';
import { localS3Options } from '#infra/local/engines/s3.ts';
import { ensureTable } from '#infra/local/storage.ts';
import { listUnder } from '#shared/runtime/list-under.ts';
import { tableClient } from '#shared/runtime/table-client.ts';

const endpoint = inject('dynamodbEndpoint');
const client = tableClient({ region: localS3Options.region, endpoint });
const table = { client, name: `t${randomUUID().slice(0, 8)}-listed` };
const parts = Array.from({ length: 6 }, (_, n) => `event#${n}`);

beforeAll(async () => {
  await ensureTable(endpoint, table.name, { partitionKey: 'id', sortKey: 'part' });
  // Six of these are more than one answer of the engine holds.
  const note = 'x'.repeat(300_000);
  const items = [...parts.toReversed(), 'deposit', 'events'].map((part) => ({ id: 'one', part, note }));
  for (const Item of [...items, { id: 'other', part: 'event#9' }]) {
    await client.send(new PutCommand({ TableName: table.name, Item }));
  }
});

test('everything under an id that begins so is listed in order, however many answers it takes', async () => {
  expect((await listUnder(table, 'one', 'event#')).map(({ part }) => part)).toEqual(parts);
});

test('where nothing begins so, nothing is listed', async () => {
  expect(await listUnder(table, 'one', 'nothing#')).toEqual([]);
});
