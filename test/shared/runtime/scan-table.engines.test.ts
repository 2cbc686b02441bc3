import { randomUUID } from 'node:crypto';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, expect, inject, test } from 'vitest';
import { localS3Options } from '#infra/local/engines/s3.ts';
import { ensureTable } from '#infra/local/storage.ts';
import { scanTable } from '#shared/runtime/scan-table.ts';
import { tableClient } from '#shared/runtime/table-client.ts';

const endpoint = inject('dynamodbEndpoint');
const client = tableClient({ region: localS3Options.region, endpoint });
const table = { client, name: `t${randomUUID().slice(0, 8)}-scanned` };
const ids = Array.from({ length: 450 }, (_, n) => `item-${n}`);

beforeAll(async () => {
  await ensureTable(endpoint, table.name);
  const puts = ids.flatMap((id) => ['record', 'event'].map((entry) => ({ PutRequest: { Item: { id, entry } } })));
  for (let at = 0; at < puts.length; at += 25) {
    await client.send(new BatchWriteCommand({ RequestItems: { [table.name]: puts.slice(at, at + 25) } }));
  }
});

async function scanned(value: string): Promise<Record<string, unknown>[][]> {
  const pages: Record<string, unknown>[][] = [];
  for await (const page of scanTable(table, { attribute: 'entry', value })) pages.push(page);
  return pages;
}

test('every item that is asked for comes once, over more segments than are under way, and no page is empty', async () => {
  const pages = await scanned('record');
  expect(pages.length).toBeGreaterThan(4);
  expect(pages.every((page) => page.length > 0)).toBe(true);
  expect(
    pages
      .flat()
      .map(({ id }) => String(id))
      .sort(),
  ).toEqual([...ids].sort());
});

test('nothing that is asked for is no page', async () => {
  expect(await scanned('nothing')).toEqual([]);
});
