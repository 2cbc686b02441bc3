import { expect, test } from 'vitest';
import { addSums, breakDown, lessMoney } from '#shared/trade/royalty-breakdown.ts';
import { planSplit } from '#shared/trade/royalty-split.ts';

const shares = [
  { payee: 'org-seller', basisPoints: 6_000 },
  { payee: 'org-author', basisPoints: 4_000 },
];
const planned = [
  planSplit({ total: 1_060, tax: 60, seller: 'org-seller', commissionBasisPoints: 1_000, shares }),
  planSplit({ total: 530, tax: 30, seller: 'org-seller', commissionBasisPoints: 1_000, shares }),
];

test('what accounts got is told by the lines that it was split from', () => {
  const lines = breakDown(planned, {
    'external:sandbox': 1_590,
    'tax:org-seller': 90,
    'fee:platform': 150,
    'payable:org-seller': 810,
    'payable:org-author': 540,
  });
  expect(lines).toEqual([
    {
      gross: 1_060,
      tax: 60,
      commission: 100,
      shares: new Map([
        ['org-seller', 540],
        ['org-author', 360],
      ]),
    },
    {
      gross: 530,
      tax: 30,
      commission: 50,
      shares: new Map([
        ['org-seller', 270],
        ['org-author', 180],
      ]),
    },
  ]);
});

test('a fen that was taken back is of one line, and the next of the other', () => {
  const whole = breakDown(planned, { 'fee:platform': 150 });
  const left = [1, 2, 3].map((taken) => lessMoney(whole, breakDown(planned, { 'fee:platform': taken })));
  expect(left.map((lines) => lines.map(({ commission }) => commission))).toEqual([
    [99, 50],
    [99, 49],
    [98, 49],
  ]);
});

test('sums of accounts are added by name', () => {
  expect(addSums({ a: 1, b: 2 }, { b: 3, c: 4 })).toEqual({ a: 1, b: 5, c: 4 });
});
