import { afterAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { loadDemo } from '#infra/local/demo/load-demo.ts';
import type { CatalogueServices } from '#shared/runtime/table-client.ts';
import { collectReadings } from '#shared/standards/import/collect-readings.ts';
import type { JsonLine } from '#shared/standards/import/json-lines.ts';
import { importCatalogue } from '#shared/standards/import-catalogue.ts';
import { listHistory } from '#shared/standards/list-history.ts';
import { reconcile } from '#shared/standards/reconcile.ts';
import type { StoredStandard } from '#shared/standards/standard.ts';
import { putMany, scanStandards } from '#shared/standards/standard-bulk-store.ts';
import { saveChanges } from '#shared/standards/standard-store.ts';
import { catalogueTable } from './catalogue-table.ts';

const tables: CatalogueServices[] = [];
let services: CatalogueServices;
beforeEach(async () => {
  services = await catalogueTable(inject('dynamodbEndpoint'));
  tables.push(services);
});
afterAll(() => {
  for (const { catalogue } of tables) catalogue.client.destroy();
});

async function readingsOf(rows: readonly object[]) {
  async function* lines(): AsyncGenerator<JsonLine> {
    for (const [n, row] of rows.entries()) yield { line: n + 1, row };
  }
  const rejects: number[] = [];
  const { readings } = await collectReadings(lines(), ({ line }) => rejects.push(line));
  expect(rejects).toEqual([]);
  return readings;
}
async function load(rows: readonly object[], more: { editionsOf?: () => Promise<string[]> } = {}) {
  const { lost, ...counts } = await importCatalogue(services, { readings: await readingsOf(rows), ...more });
  expect(lost).toEqual([]);
  return counts;
}
async function held(): Promise<Map<string, StoredStandard>> {
  const items = new Map<string, StoredStandard>();
  for await (const page of scanStandards(services.catalogue)) for (const item of page) items.set(item.id, item);
  return items;
}
async function standard(id: string) {
  const item = (await held()).get(id);
  if (!item) throw new Error(`${id} is not held`);
  return reconcile(item);
}

const iso = (number: string, fields: object = {}) => ({
  number,
  org: 'ISO',
  titles: { en: number },
  stage: '60.60',
  status: 'current',
  ...fields,
});
const rows = [
  iso('ISO 1:2016', { published: '2016-07', stage: '95.99', status: 'withdrawn' }),
  iso('ISO 1:2022', { published: '2022-03', replaces: ['ISO 1:2016'] }),
  iso('ISO/IEC 27001:2022', { published: '2022-10' }),
  { ...iso('ISO/IEC 27001:2022', { published: '2022-10-25' }), org: 'IEC' },
];

describe('importing a catalogue', () => {
  it('a second run of the same rows changes nothing', async () => {
    expect(await load(rows)).toEqual({ records: 3, created: 3, changed: 0, unchanged: 0 });
    const before = await held();
    expect(await load(rows)).toEqual({ records: 3, created: 0, changed: 0, unchanged: 3 });
    expect(await load([...rows].reverse())).toEqual({ records: 3, created: 0, changed: 0, unchanged: 3 });
    expect(await held()).toEqual(before);
  });

  it('a run that was broken off is taken up where it stopped, nothing lost or doubled', async () => {
    await load(rows);
    const whole = await held();
    services = await catalogueTable(inject('dynamodbEndpoint'));
    tables.push(services);
    await putMany(services.catalogue, [...whole.values()].slice(0, 2));
    expect(await load(rows)).toEqual({ records: 3, created: 1, changed: 0, unchanged: 2 });
    expect(await held()).toEqual(whole);
  });

  it('only what changed is written, with an event that names the source', async () => {
    await load(rows);
    const [first, ...others] = rows;
    expect(await load([{ ...first, titles: { en: 'Reference temperature' } }, ...others])).toMatchObject({
      changed: 1,
      unchanged: 2,
    });
    expect(await listHistory(services, { id: 'iso.1-2016' })).toMatchObject([
      { revision: 2, event: 'standard.imported', actor: 'import', changed: ['sources.iso-catalogue'] },
      { revision: 1 },
    ]);
  });

  it('another source of a standard is added beside what is there', async () => {
    await load(rows);
    const row = { number: 'ISO 1:2022', titles: { zh: '参考温度' }, source: 'list', evidence: 'page' };
    expect(await load([row])).toEqual({ records: 1, created: 0, changed: 1, unchanged: 0 });
    expect((await standard('iso.1-2022')).titles).toEqual({ en: 'ISO 1:2022', zh: '参考温度' });
    expect((await standard('iso.1-2022')).sources.map(({ key }) => key).sort()).toEqual(['iso-catalogue', 'zh-list']);
  });

  it('what an editor wrote survives the next import', async () => {
    await load(rows);
    const before = (await held()).get('iso.1-2022');
    if (!before) throw new Error('not held');
    const statement = {
      source: { key: 'editor', name: 'Editors', confidence: 'A' as const, retrieved: '2026-11-25' },
      fields: { number: 'ISO 1:2022', titles: { zh: '标准参考温度' } },
    };
    const event = {
      revision: 2,
      at: '2026-11-25T09:00:00.000Z',
      event: 'standard.corrected',
      actor: 'editor',
      reason: null,
      changed: ['titles.zh'],
    };
    const stored = { ...before, revision: 2, statements: [...before.statements, statement] };
    await saveChanges(services.catalogue, [{ stored, event }]);
    expect(await load(rows)).toEqual({ records: 3, created: 0, changed: 0, unchanged: 3 });
    expect((await standard('iso.1-2022')).titles.zh).toBe('标准参考温度');
  });

  it('a new edition tells the old one that it ends, in a later import too', async () => {
    await load([
      iso('ISO 9001:2008', { published: '2008-11' }),
      iso('ISO 9001:2015', { published: '2015-09', replaces: ['ISO 9001:2008'] }),
    ]);
    expect(await load([iso('ISO 9001:2026', { published: '2026-09-16', replaces: ['ISO 9001:2015'] })])).toEqual({
      records: 1,
      created: 1,
      changed: 1,
      unchanged: 0,
    });
    const old = await standard('iso.9001-2015');
    expect(old.relations.map(({ type, id, on }) => [type, id, on])).toEqual([
      ['replaces', 'iso.9001-2008', undefined],
      ['replaced-by', 'iso.9001-2026', '2026-09-16'],
    ]);
    expect(await listHistory(services, { id: 'iso.9001-2015' })).toMatchObject([
      { event: 'standard.related', changed: ['relations'] },
      { revision: 1 },
    ]);
  });

  it('editions outside the input learn of a newer one when they can be found', async () => {
    const etsi = (version: string, published: string) => ({
      number: `ETSI EN 303 645 ${version} (${published})`,
      org: 'ETSI',
      titles: {},
      published,
    });
    await load([etsi('V2.1.1', '2020-06')]);
    await load([etsi('V3.1.3', '2024-09')], { editionsOf: async () => ['etsi-en.303-645-v2.1.1'] });
    expect((await standard('etsi-en.303-645-v2.1.1')).periods.at(-1)).toEqual({
      status: 'newer-edition',
      from: '2024-09',
    });
  });
});

describe('the demo content', () => {
  it('is loaded by the same way and only once', async () => {
    const target = { dynamodbEndpoint: inject('dynamodbEndpoint'), catalogueTable: services.catalogue.name };
    const first = await loadDemo(target);
    expect(first).toMatchObject({ changed: 0, unchanged: 0, lost: [] });
    expect(first.created).toBeGreaterThanOrEqual(82);
    expect(await loadDemo(target)).toMatchObject({ created: 0, changed: 0, unchanged: first.records });
  });
});
