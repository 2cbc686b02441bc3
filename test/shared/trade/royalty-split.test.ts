import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareOfLegs } from '#shared/ledger/split-amount.ts';
import type { Leg } from '#shared/ledger/transfer.ts';
import { type LinePaid, planSplit, type SplitPart } from '#shared/trade/royalty-split.ts';

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
const totalOf = (parts: readonly SplitPart[]) => sum(parts.map(({ amount }) => amount));

const whole = [{ payee: 'org-a', basisPoints: 10_000 }];
const thirds = [
  { payee: 'org-a', basisPoints: 3_334 },
  { payee: 'org-b', basisPoints: 3_333 },
  { payee: 'org-c', basisPoints: 3_333 },
];

/** Shares that are 10,000 together, cut at random places. */
const shares = fc
  .uniqueArray(fc.integer({ min: 1, max: 9_999 }), { maxLength: 7 })
  .map((cuts) => [0, ...cuts.toSorted((a, b) => a - b), 10_000])
  .map((ends) => ends.slice(1).map((end, n) => ({ payee: `org-${n}`, basisPoints: end - (ends[n] ?? 0) })));
const line: fc.Arbitrary<LinePaid> = fc
  .record({
    total: fc.oneof(fc.nat(50), fc.nat(10_000_000), fc.integer({ min: 0, max: 2 ** 50 })),
    taxed: fc.integer({ min: 0, max: 1_700 }),
    commissionBasisPoints: fc.nat(10_000),
    shares,
  })
  .map(({ taxed, ...rest }) => ({ ...rest, tax: Math.floor((rest.total / 10_000) * taxed) }));

/** `ROYALTY_CASES=100000` tries ten times as many. */
const cases = Number(process.env.ROYALTY_CASES ?? 10_000);

describe('planSplit', () => {
  test.each<{ name: string; paid: LinePaid; parts: [string, number][] }>([
    {
      name: 'tax, commission of the rest, and the holder',
      // By hand: 199.00 with 6 % tax contains 11.26; 10 % of 187.74 is 18.774, of 90 % 168.966, which has the larger remainder.
      paid: { total: 19_900, tax: 1_126, seller: 'org-a', commissionBasisPoints: 1_000, shares: whole },
      parts: [
        ['tax:org-a', 1_126],
        ['fee:platform', 1_877],
        ['payable:org-a', 16_897],
      ],
    },
    {
      name: 'a fen that nobody has a whole share of goes to the largest remainder',
      paid: { total: 100, tax: 0, commissionBasisPoints: 0, shares: thirds },
      parts: [
        ['payable:org-a', 34],
        ['payable:org-b', 33],
        ['payable:org-c', 33],
      ],
    },
    {
      name: 'the earlier part has the fen when remainders are equal',
      paid: {
        total: 1,
        tax: 0,
        commissionBasisPoints: 0,
        shares: [
          { payee: 'org-b', basisPoints: 5_000 },
          { payee: 'org-a', basisPoints: 5_000 },
        ],
      },
      parts: [['payable:org-b', 1]],
    },
    {
      name: 'one payee with two shares has one part',
      paid: {
        total: 1_000,
        tax: 60,
        commissionBasisPoints: 0,
        shares: [
          { payee: 'org-a', basisPoints: 2_500 },
          { payee: 'org-a', basisPoints: 7_500 },
        ],
      },
      parts: [
        ['tax:vat', 60],
        ['payable:org-a', 940],
      ],
    },
    { name: 'nothing paid', paid: { total: 0, tax: 0, commissionBasisPoints: 1_000, shares: whole }, parts: [] },
  ])('$name', ({ paid, parts }) => {
    expect(planSplit(paid)).toEqual(parts.map(([account, amount]) => ({ account, amount })));
  });

  test.each([
    { name: 'a tax above the total', paid: { total: 1, tax: 2, commissionBasisPoints: 0, shares: whole } },
    { name: 'half a fen', paid: { total: 0.5, tax: 0, commissionBasisPoints: 0, shares: whole } },
    { name: 'a commission above the whole', paid: { total: 1, tax: 0, commissionBasisPoints: 10_001, shares: whole } },
    { name: 'shares that lack a point', paid: { total: 1, tax: 0, commissionBasisPoints: 0, shares: thirds.slice(1) } },
    { name: 'nobody to pay', paid: { total: 1, tax: 0, commissionBasisPoints: 0, shares: [] } },
  ])('refuses $name', ({ paid }) => {
    expect(() => planSplit(paid)).toThrow(RangeError);
  });

  test(`loses no fen, in ${cases} cases`, () => {
    const lossless = fc.property(line, (paid) => {
      const parts = planSplit(paid);
      const accounts = new Set(parts.map(({ account }) => account));
      return totalOf(parts) === paid.total && accounts.size === parts.length && parts.every(({ amount }) => amount > 0);
    });
    fc.assert(lossless, { numRuns: cases });
  });

  test(`gives every payee the quota to a fen, and the same each time, in ${cases} cases`, () => {
    const fair = fc.property(line, (paid) => {
      const parts = planSplit(paid);
      const again = planSplit({ ...paid, shares: [...paid.shares] });
      const amountOf = (payee: string) => parts.find(({ account }) => account === `payable:${payee}`)?.amount ?? 0;
      const rest = BigInt(sum(paid.shares.map(({ payee }) => amountOf(payee))));
      const near = paid.shares.every(({ payee, basisPoints }) => {
        const distance = BigInt(amountOf(payee)) * 10_000n - rest * BigInt(basisPoints);
        return distance < 10_000n && -distance < 10_000n;
      });
      return near && JSON.stringify(parts) === JSON.stringify(again);
    });
    fc.assert(fair, { numRuns: cases });
  });

  test(`taken back in any steps it is undone exactly, in ${cases} cases`, () => {
    const steps = fc.array(fc.integer({ min: 1, max: 5_000_000 }), { maxLength: 4 });
    const undone = fc.property(line, steps, (paid, amounts) => {
      const legs = legsOf(paid.total, planSplit(paid));
      let left = legs.map(({ amount }) => amount);
      for (const step of [...amounts, Number.POSITIVE_INFINITY]) {
        const taken = Math.min(step, left[0] ?? 0);
        if (taken === 0) break;
        const shares = shareOfLegs(legs, left, taken);
        left = left.map((amount, place) => amount - (shares?.[place] ?? 0));
        if (left.some((amount) => amount < 0) || left[0] !== sum(left.slice(1))) return false;
      }
      return left.every((amount) => amount === 0);
    });
    fc.assert(undone, { numRuns: cases });
  });
});

/** The legs of a capture: what the provider owes, and what that is split into. */
function legsOf(total: number, parts: readonly SplitPart[]): Leg[] {
  const credits = parts.map((part): Leg => ({ ...part, side: 'CREDIT', currency: 'CNY' }));
  return [
    { account: 'external:sandbox', side: 'DEBIT', amount: total, currency: 'CNY', mayOverdraw: true },
    ...credits,
  ];
}
