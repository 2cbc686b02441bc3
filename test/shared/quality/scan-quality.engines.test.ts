import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { demoReadings } from '#infra/local/demo/load-demo.ts';
import { ensureTable } from '#infra/local/storage.ts';
import { qualityTable } from '#infra/tables.ts';
import { findQuality, listFlagged, writeFlaggedCsv } from '#shared/quality/find-doubts.ts';
import type { QualityServices } from '#shared/quality/quality-services.ts';
import { scanQuality } from '#shared/quality/scan-quality.ts';
import { importCatalogue } from '#shared/standards/import-catalogue.ts';
import { scanStandards } from '#shared/standards/standard-bulk-store.ts';
import { catalogueTable } from '../standards/catalogue-table.ts';
import { testIndex } from '../standards/search-fixture.ts';

let services: QualityServices;
let clock = new Date('2026-11-25T04:00:00Z');
let held = 0;

beforeAll(async () => {
  const endpoint = inject('dynamodbEndpoint');
  const { catalogue } = await catalogueTable(endpoint);
  await importCatalogue({ catalogue, now: () => clock }, { readings: await demoReadings() });
  const index = await testIndex();
  for await (const page of scanStandards(catalogue)) {
    await index.put(...page);
    held += page.length;
  }
  const name = `test-${randomUUID()}`;
  await ensureTable(endpoint, name, qualityTable);
  services = { ...index, catalogue, quality: { client: catalogue.client, name }, now: () => clock };
});

const countsOf = async () =>
  Object.fromEntries((await findQuality(services)).items.map(({ flag, count }) => [flag, count]));

describe('a look at the catalogue', () => {
  test('has no counts before it has ended', async () => {
    expect(await findQuality(services)).toMatchObject({ asOf: null, looked: null });
    expect(await countsOf()).toMatchObject({ 'classes-disagree': null });
    expect(await listFlagged(services, { flag: 'classes-disagree', size: 10 })).toMatchObject({ items: [], total: 0 });
  });

  test('finds the wrong citation of DB21/T 3456-2021 and the doubtful class of DB21/T 3539-2021', async () => {
    await scanQuality(services);
    expect(await findQuality(services)).toMatchObject({ asOf: '2026-11-25', looked: held });
    const { items } = await listFlagged(services, { flag: 'cites-wrong-mandate', size: 100 });
    const wrong = items.find(({ standard }) => standard.number === 'DB21/T 3456-2021');
    expect(wrong?.detail.en).toContain('GB/T 3095: Wrong mandate: it is GB 3095');
    expect(wrong?.correct).toBe('/feedback/new?kind=correction&standard=db21-t.3456-2021');
    const classes = await listFlagged(services, { flag: 'classes-disagree', size: 100 });
    expect(classes.items.map(({ standard }) => standard.number)).toContain('DB21/T 3539-2021');
  });

  test('counts under each flag what its list holds, page after page and in the file', async () => {
    for (const { flag, count } of (await findQuality(services)).items) {
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listFlagged(services, { flag, cursor, size: 2 });
        expect(page.total).toBe(count);
        ids.push(...page.items.map(({ standard }) => standard.id));
        cursor = page.next ?? undefined;
      } while (cursor);
      expect(new Set(ids).size).toBe(count);
      expect((await writeFlaggedCsv(services, flag)).trim().split('\r\n')).toHaveLength(1 + (count ?? 0));
    }
  });

  test('is not made again at once, but after some hours, and finds the same', async () => {
    const before = await findQuality(services);
    await scanQuality(services);
    expect(await findQuality(services)).toEqual(before);
    clock = new Date('2026-11-25T11:00:00Z');
    await Promise.all([scanQuality(services), scanQuality(services)]);
    const after = await findQuality(services);
    expect(after.finishedAt).not.toBe(before.finishedAt);
    expect(after.items).toEqual(before.items);
  });
});
