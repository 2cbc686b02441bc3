import { randomUUID } from 'node:crypto';
import { beforeAll, expect, inject, test } from 'vitest';
import { ensureTable } from '#infra/local/storage.ts';
import { type CatalogueTable, tableClient } from '#shared/runtime/table-client.ts';
import { appendChanges, type CatalogueChange, listChanges } from '#shared/standards/change-store.ts';

let table: CatalogueTable;
beforeAll(async () => {
  const endpoint = inject('dynamodbEndpoint');
  const name = `t${randomUUID().slice(0, 8)}-changes`;
  await ensureTable(endpoint, name);
  table = { client: tableClient({ region: 'us-east-1', endpoint }), name };
});

const changes = (count: number, lead: string): CatalogueChange[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `${lead}.${n}`,
    revision: 1,
    event: 'created',
    at: '2026-01-01T00:00:00.000Z',
  }));

test('an empty log has no changes', async () => {
  expect(await listChanges(table, { since: 0, size: 10 })).toEqual({ items: [], latest: 0 });
});

test('writers side by side leave one sequence without gaps, each in its own order, and readers miss nothing', async () => {
  const writers = ['a', 'b', 'c', 'd'];
  await Promise.all(writers.map((lead) => appendChanges(table, changes(450, lead))));
  const seen: { id: string; sequence: number }[] = [];
  for (let since = 0; ; since = seen.length) {
    const { items, latest } = await listChanges(table, { since, size: 130 });
    expect(latest).toBe(1800);
    if (items.length === 0) break;
    seen.push(...items);
  }
  expect(seen.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 1800 }, (_, n) => n + 1));
  for (const lead of writers) {
    expect(seen.filter(({ id }) => id.startsWith(lead)).map(({ id }) => id)).toEqual(
      changes(450, lead).map(({ id }) => id),
    );
  }
});
