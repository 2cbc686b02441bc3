import { beforeAll, describe, expect, test } from 'vitest';
import { readQuery } from '#shared/runtime/request.ts';
import { reconcile } from '#shared/standards/reconcile.ts';
import { searchStandards } from '#shared/standards/search-standards.ts';
import { StandardQuery } from '#shared/standards/standard-query.ts';
import { recordCounter } from '#shared/statistics/count-records.ts';
import { countSeries, figuresOf, planOfSeries } from '#shared/statistics/count-series.ts';
import { distributionIds, indicatorIds, type SeriesId } from '#shared/statistics/series.ts';
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

let services: Awaited<ReturnType<typeof testIndex>>;
const records = [...knownStandards, ...local];

beforeAll(async () => {
  services = await testIndex(...records);
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
    const query = StatisticsQuery.parse({});
    const { total, figures } = await countSeries(services, { id: 'local-standards', query });
    expect(figures.map(({ value, count }) => [value, count])).toEqual([['2021', 4]]);
    expect(total?.records).toBe('/v1/standards?issuedFrom=2021&issuedTo=2025&issuer=DB21');
    expect(await foundAt(total?.records ?? '')).toBe(total?.count);
  });

  test.each(indicatorIds.filter((id) => id !== 'local-standards'))(
    '%s has no invented figure but names the register that is missing',
    async (id: SeriesId) => {
      const { total, figures, missing, target } = await countSeries(services, { id, query: StatisticsQuery.parse({}) });
      expect({ total, figures }).toEqual({ total: null, figures: [] });
      expect(missing?.zh).toMatch(/^缺.*(登记簿|名录)/);
      expect(target?.value).toBeGreaterThan(0);
    },
  );
});
