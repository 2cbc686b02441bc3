import { expect, test } from 'vitest';
import { planLines, RoyaltyShares, type RoyaltyTable, tableKey } from '#shared/trade/royalty-table.ts';
import { made } from './made-orders.ts';

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

test('the keys of tables are in the order of their instants', () => {
  const parts = ['2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'].map((from) => tableKey('lst', from).part);
  expect(parts.toSorted()).toEqual(parts);
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
