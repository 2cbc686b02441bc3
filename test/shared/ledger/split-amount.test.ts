import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type SplitTable, shareOfLegs, splitAmount, splitByTable } from '#shared/ledger/split-amount.ts';
import { turned } from '#shared/ledger/transfer.ts';
import { move } from './books.ts';

const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);

describe('splitAmount', () => {
  test.each([
    { amount: 100, weights: [1, 1, 1], parts: [34, 33, 33] },
    { amount: 200, weights: [1, 1, 1], parts: [67, 67, 66] },
    { amount: 19_900, weights: [7_000, 2_000, 1_000], parts: [13_930, 3_980, 1_990] },
    { amount: 1, weights: [1, 9_999], parts: [0, 1] },
    { amount: 10, weights: [0, 3, 0], parts: [0, 10, 0] },
    { amount: 0, weights: [5, 5], parts: [0, 0] },
    // By hand: quotas 5.3, 2.4, 2.3; one unit is left and goes to .4.
    { amount: 10, weights: [53, 24, 23], parts: [5, 3, 2] },
    { amount: 2 ** 50, weights: [10_000 - 1, 1], parts: [1_125_787_316_851_940, 112_589_990_684] },
  ])('$amount by $weights', ({ amount, weights, parts }) => {
    expect(splitAmount(amount, weights)).toEqual(parts);
    expect(sum(parts)).toBe(amount);
  });

  test.each([
    [-1, [1]],
    [1, []],
    [1, [0, 0]],
    [1, [2, -1]],
    [0.5, [1]],
  ])('refuses %s by %s', (amount, weights) => {
    expect(() => splitAmount(amount, weights)).toThrow(RangeError);
  });

  test('loses nothing and is fair to a unit, in 100,000 cases', () => {
    const weights = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 12 }).filter((all) => sum(all) > 0);
    const amount = fc.oneof(fc.nat(50), fc.nat(1_000_000), fc.integer({ min: 0, max: 2 ** 50 }));
    const fair = fc.property(amount, weights, (whole, shares) => {
      const parts = splitAmount(whole, shares);
      if (sum(parts) !== whole) return false;
      const total = BigInt(sum(shares));
      return parts.every((part, n) => {
        const quota = BigInt(whole) * BigInt(shares[n] ?? 0);
        const distance = BigInt(part) * total - quota;
        return part >= 0 && distance < total && -distance < total;
      });
    });
    fc.assert(fair, { numRuns: 100_000 });
  });

  test('taken back in any steps, the parts are undone exactly and never overdrawn, in 10,000 cases', () => {
    const story = fc.property(
      fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 6 }),
      fc.array(fc.integer({ min: 1, max: 300 })),
      (parts, steps) => {
        const left = [...parts];
        for (const step of [...steps, Number.POSITIVE_INFINITY]) {
          const taken = Math.min(step, sum(left));
          if (taken === 0) break;
          for (const [n, part] of splitAmount(taken, left).entries()) left[n] = (left[n] ?? 0) - part;
          if (left.some((part) => part < 0)) return false;
        }
        return left.every((part) => part === 0);
      },
    );
    fc.assert(story, { numRuns: 10_000 });
  });
});

describe('splitByTable', () => {
  const tables: SplitTable[] = [
    {
      from: '2026-01-01T00:00:00Z',
      shares: [
        { payee: 'a', basisPoints: 6_667 },
        { payee: 'b', basisPoints: 3_333 },
      ],
    },
    { from: '2026-07-01T00:00:00+08:00', shares: [{ payee: 'b', basisPoints: 10_000 }] },
    { from: '2027-01-01T00:00:00Z', shares: [{ payee: 'a', basisPoints: 9_999 }] },
  ];

  test.each([
    [
      '2026-06-30T15:59:59Z',
      [
        { payee: 'a', amount: 67 },
        { payee: 'b', amount: 33 },
      ],
    ],
    ['2026-06-30T16:00:00Z', [{ payee: 'b', amount: 100 }]],
  ])('at %s', (at, parts) => {
    expect(splitByTable(100, tables, at)).toEqual(parts);
  });

  test.each(['2025-12-31T23:59:59Z', '2027-01-01T00:00:00Z'])('no whole table holds at %s', (at) => {
    expect(() => splitByTable(100, tables, at)).toThrow(RangeError);
  });
});

describe('shareOfLegs', () => {
  const legs = [
    ...move('clearing:bank', 'payee:a', 700, { mayOverdraw: true }),
    ...move('clearing:bank', 'fee:platform', 300, { mayOverdraw: true }),
  ];
  const whole = legs.map(({ amount }) => amount);

  test('takes the same from both sides', () => {
    expect(shareOfLegs(legs, whole, 100)).toEqual([70, 70, 30, 30]);
    expect(shareOfLegs(legs, whole, 1_000)).toEqual(whole);
  });

  test('takes no more than is left, and of one currency only', () => {
    expect(shareOfLegs(legs, [1, 1, 0, 0], 2)).toBeUndefined();
    expect(shareOfLegs(legs, whole, 0)).toBeUndefined();
    expect(shareOfLegs([...legs, ...move('a', 'b', 5, { currency: 'USD' })], [...whole, 5, 5], 5)).toBeUndefined();
  });

  test('legs turned round let open accounts go on as they were', () => {
    expect(turned(legs).filter(({ side }) => side === 'DEBIT')).toEqual([
      { account: 'payee:a', side: 'DEBIT', amount: 700, currency: 'CNY' },
      { account: 'fee:platform', side: 'DEBIT', amount: 300, currency: 'CNY', mayOverdraw: true },
    ]);
  });
});
