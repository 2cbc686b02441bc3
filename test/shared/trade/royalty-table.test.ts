import { describe, expect, test } from 'vitest';
import {
  listRoyaltyTables,
  mostTables,
  newTableWrite,
  planLines,
  RoyaltyShares,
  type RoyaltyTable,
} from '#shared/trade/royalty-table.ts';
import { made } from './made-orders.ts';
import { addTable, testSales } from './made-sales.ts';

const table = (from: string, payee: string): RoyaltyTable => ({
  listing: made.listing,
  from,
  shares: [{ payee, basisPoints: 10_000 }],
  by: 'sel',
  at: from,
});
const tables = new Map([
  [made.listing, [table('2026-11-01T00:00:00.000Z', 'org-first'), table('2026-12-01T00:00:00.000Z', 'org-next')]],
]);

test.each([
  ['2026-10-31T23:59:59.999Z', made.holder],
  ['2026-11-01T00:00:00.000Z', 'org-first'],
  ['2026-11-30T23:59:59.999Z', 'org-first'],
  ['2027-01-01T00:00:00.000Z', 'org-next'],
])('what is paid at %s is owed to %s', (paidAt, payee) => {
  const parts = planLines([made], tables, paidAt).flat();
  expect(parts).toContainEqual({ account: `payable:${payee}`, amount: 16_897 });
  expect(parts).toContainEqual({ account: `tax:${made.holder}`, amount: made.tax });
});

describe('the tables of a listing', () => {
  const [first, second] = tables.get(made.listing) ?? [];

  test('stand in the order of their instants, whichever was made first', async () => {
    const services = testSales();
    for (const table of [second, first]) if (table) await addTable(services, table);
    expect(await listRoyaltyTables(services, made.listing)).toEqual([first, second]);
  });

  test('are not made twice for one instant, nor without end', async () => {
    const services = testSales();
    if (!first) throw new Error('no table');
    await addTable(services, first);
    expect(await newTableWrite(services, first)).toBeUndefined();
    for (let n = 1; n < mostTables; n += 1) {
      await addTable(services, { ...first, from: new Date(Date.parse(first.from) + n * 60_000).toISOString() });
    }
    expect(await newTableWrite(services, { ...first, from: '2030-01-01T00:00:00.000Z' })).toBeUndefined();
  });

  test('that are made at the same moment are not lost: one is refused', async () => {
    const services = testSales();
    if (!first || !second) throw new Error('no tables');
    const writes = [await newTableWrite(services, first), await newTableWrite(services, second)];
    const refused: number[] = [];
    for (const write of writes) if (write) refused.push((await services.rows.commit([write])).length);
    expect(refused).toEqual([0, 1]);
  });
});

test.each([
  ['too little', [{ payee: 'org-aaaa', basisPoints: 9_999 }]],
  [
    'one payee twice',
    [
      { payee: 'org-aaaa', basisPoints: 5_000 },
      { payee: 'org-aaaa', basisPoints: 5_000 },
    ],
  ],
  ['nobody', []],
  [
    'somebody for nothing',
    [
      { payee: 'org-aaaa', basisPoints: 10_000 },
      { payee: 'org-bbbb', basisPoints: 0 },
    ],
  ],
])('shares of %s are refused', (_name, shares) => {
  expect(RoyaltyShares.safeParse(shares).success).toBe(false);
});
