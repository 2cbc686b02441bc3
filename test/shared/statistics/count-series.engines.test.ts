import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { localS3Options } from '#infra/local/engines/s3.ts';
import { ensureTable } from '#infra/local/storage.ts';
import { lifecycleTable } from '#shared/lifecycle/project-store.ts';
import { readQuery } from '#shared/runtime/request.ts';
import { type Table, tableClient } from '#shared/runtime/table-client.ts';
import { reconcile } from '#shared/standards/reconcile.ts';
import { searchStandards } from '#shared/standards/search-standards.ts';
import { StandardQuery } from '#shared/standards/standard-query.ts';
import { recordCounter } from '#shared/statistics/count-records.ts';
import { countSeries, figuresOf, planOfSeries } from '#shared/statistics/count-series.ts';
import { importRegisters } from '#shared/statistics/import-registers.ts';
import { listRegister, RegisterPageQuery } from '#shared/statistics/list-register.ts';
import { recountSeries } from '#shared/statistics/recount-series.ts';
import { RegisterId } from '#shared/statistics/register.ts';
import { distributionIds, type SeriesId } from '#shared/statistics/series.ts';
import { StatisticsQuery } from '#shared/statistics/statistics-query.ts';
import { knownStandards, stored, testIndex } from '../standards/search-fixture.ts';

const local = [
  stored('DB21/T 3001-2021', { dates: { issued: '2021-03-30' }, ics: ['13.060.30'], ccs: ['Z60'] }),
  stored('DB21/T 3002-2021', { dates: { issued: '2021-06-30' }, ics: ['13.060.30', '35.240'], ccs: ['P40'] }),
  stored('DB21/T 3003-2021', { dates: { issued: '2021-07-01' }, ics: ['03.080'], ccs: ['A12'] }),
  stored('DB2101/T 12-2022', { dates: { issued: '2022-01' }, ics: ['03'], ccs: ['A'] }),
  stored('DB2102/T 13-2022', { dates: { issued: '2022' }, ics: ['13.060'] }),
  stored('DB37/T 14-2022', { dates: { issued: '2022-12-31' } }),
];

let services: Awaited<ReturnType<typeof testIndex>> & { lifecycle: Table };
const records = [...knownStandards, ...local];

beforeAll(async () => {
  const endpoint = inject('dynamodbEndpoint');
  const client = tableClient({ region: localS3Options.region, endpoint });
  const lifecycle = { client, name: `t${randomUUID().slice(0, 8)}-lifecycle` };
  const [index] = await Promise.all([testIndex(...records), ensureTable(endpoint, lifecycle.name, lifecycleTable)]);
  services = { ...index, lifecycle };
});

/** How many records the address of a figure leads to. */
async function foundAt(address: string): Promise<number> {
  const { pathname, search } = new URL(address, 'http://guiju.test');
  expect(pathname).toBe('/v1/standards');
  const query = StandardQuery.parse({ ...readQuery(search), size: '0' });
  const { total, totalIsExact } = await searchStandards(services, { query });
  expect(totalIsExact).toBe(true);
  return total;
}

const asked = [
  {},
  { level: 'local' },
  { region: '21', issuedFrom: '2021-01', issuedTo: '2021-06' },
  { issuer: 'DB21,GB/T,GB', issuedFrom: '2021-04-01' },
  { ics: '13', issuedTo: '2022' },
  { ics: '13.060,03', ccs: 'Z,A' },
  { ccs: 'A', status: 'in-force,withdrawn', asOf: '2019-01-01' },
  { status: 'withdrawn' },
];

const cases = distributionIds.flatMap((id) => asked.map((query) => [id, query] as const));

describe('every figure', () => {
  test.each(cases)('of %s under %j is the number of records that its address leads to', async (id, text) => {
    const { total, figures } = await countSeries(services, { id, query: StatisticsQuery.parse(text) });
    for (const { count, records: address } of [...figures, ...(total ? [total] : [])]) {
      expect([address, await foundAt(address)]).toEqual([address, count]);
    }
  });

  test.each(cases)('of %s under %j comes out again from the records', async (id, text) => {
    const query = StatisticsQuery.parse(text);
    const series = await countSeries(services, { id, query });
    const plan = planOfSeries(id, query);
    if (!plan) throw new Error('a distribution can be counted');
    const counter = recordCounter(plan, series.asOf);
    for (const record of records) counter.add(reconcile(record));
    const { total, figures, isCut } = series;
    expect(figuresOf(plan, counter.result())).toEqual({ total, figures, isCut });
  });
});

test('half-years follow each other, and a date that is cut off narrows the period', async () => {
  const query = StatisticsQuery.parse({ level: 'local', issuedFrom: '2021-04-15' });
  const { figures } = await countSeries(services, { id: 'by-half-year', query });
  expect(figures.map(({ value, count, records: address }) => [value, count, address])).toEqual([
    ['2021-H1', 1, '/v1/standards?level=local&issuedFrom=2021-04-15&issuedTo=2021-06'],
    ['2021-H2', 2, '/v1/standards?level=local&issuedFrom=2021-07&issuedTo=2021-12'],
    ['2022-H1', 2, '/v1/standards?level=local&issuedFrom=2022-01&issuedTo=2022-06'],
    ['2022-H2', 1, '/v1/standards?level=local&issuedFrom=2022-07&issuedTo=2022-12'],
  ]);
});

describe('an indicator', () => {
  test('of provincial standards counts DB21 from 2021 to 2025, each year with its records', async () => {
    const { total, figures } = await countSeries(services, { id: 'local-standards', query: StatisticsQuery.parse({}) });
    expect(figures.map(({ value, count }) => [value, count])).toEqual([['2021', 4]]);
    expect(total?.records).toBe('/v1/standards?issuedFrom=2021&issuedTo=2025&issuer=DB21');
    expect(await foundAt(total?.records ?? '')).toBe(total?.count);
  });

  const query = StatisticsQuery.parse({});
  const count = (id: SeriesId) => countSeries(services, { id, query });

  test.each(RegisterId.options)('%s has no invented figure while its register is empty', async (id) => {
    const { total, figures, missing, target } = await count(id);
    expect({ total, figures }).toEqual({ total: null, figures: [] });
    expect(missing?.zh).toContain('登记簿中还没有记录');
    expect(target?.value).toBeGreaterThan(0);
  });

  test('is counted from what its register holds, and each figure leads to its records', async () => {
    const row = (indicator: RegisterId, number: string, on: string, more = {}) => ({
      indicator,
      number,
      title: { zh: '名称' },
      on,
      source: { name: '公告', retrieved: '2026-11-26' },
      ...more,
    });
    const rows = [
      row('drafting-time', 'DB21/T 1-2023', '2023-01-31', { began: '2021-01-31' }),
      row('drafting-time', 'DB21/T 2-2024', '2024-03-01', { began: '2023-03-01' }),
      row('drafting-time', 'DB21/T 3-2026', '2026-03-01', { began: '2025-03-01' }),
      row('drafting-time', 'DB21/T 4-2023', '2023-01-31'),
      row('research-results', 'P1', '2022-06', { result: 'DB21/T 1-2023' }),
      row('research-results', 'P2', '2022'),
      row('research-results', 'p 1', '2022-07', { result: 'DB21/T 1-2023' }),
      row('technical-committees', 'TC 1', '2010'),
      row('technical-committees', 'TC 2', '2011', { until: '2020' }),
      row('technical-committees', 'TC 3', '2011', { isDemo: true }),
    ];
    const numbered = rows.map((each, index) => ({ line: index + 1, row: each }));
    const report = await importRegisters(services, { rows: numbered.slice(0, 6) });
    expect(report.rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [4, 'the day of approval is needed for a drafting time'],
    ]);
    expect(await importRegisters(services, { rows: numbered.slice(6) })).toMatchObject({ created: 3, changed: 1 });
    const again = await importRegisters(services, { rows: numbered.slice(6) });
    expect(again).toMatchObject({ created: 0, changed: 0, unchanged: 4 });
    const of = async (id: RegisterId) => {
      const { figures, total, demo } = await count(id);
      return { years: figures.map(({ value, amount }) => [value, amount]), total: total?.amount, demo };
    };
    expect(await of('drafting-time')).toEqual({
      years: [
        ['2023', 24],
        ['2024', 12],
      ],
      total: 18,
      demo: 0,
    });
    expect(await of('research-results')).toEqual({ years: [['2022', 50]], total: 50, demo: 0 });
    expect(await of('technical-committees')).toEqual({ years: [['2010', 1]], total: 1, demo: 0 });
    for (const id of ['drafting-time', 'research-results', 'technical-committees'] as const) {
      const { figures, total, isCut, asOf: day } = await count(id);
      const { counted } = await recountSeries({ ...services, catalogue: services.lifecycle }, { id, query, day });
      expect(counted).toEqual({ figures, total, isCut });
      for (const figure of [...figures, total]) {
        const { pathname, searchParams } = new URL(figure?.records ?? '', 'http://guiju.test');
        expect(pathname).toBe(`/v1/statistics/${id}/records`);
        const asked = RegisterPageQuery.parse(Object.fromEntries(searchParams));
        expect((await listRegister(services, { id, query: asked })).total).toBe(figure?.count);
      }
    }
  });
});
