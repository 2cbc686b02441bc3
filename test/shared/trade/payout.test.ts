import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signed } from '#shared/ledger/transfer.ts';
import { type PayoutBasis, payoutId, payoutLegs, planPayout, smallestPayout } from '#shared/trade/payout.ts';

const basis: PayoutBasis = {
  closing: 50_000,
  available: 60_000,
  taxAtClose: 3_000,
  taxNow: 4_000,
  divided: 70_000,
  withholdingBasisPoints: 0,
};

describe('planPayout', () => {
  test.each<{ name: string; given: Partial<PayoutBasis>; plan: object | undefined }>([
    {
      name: 'what was owed at the end of the month',
      given: {},
      plan: { royalties: 50_000, tax: 3_000, amount: 53_000 },
    },
    { name: 'no more than is there now', given: { available: 40_000 }, plan: { royalties: 40_000, amount: 43_000 } },
    {
      name: 'no more than is divided',
      given: { divided: 30_000 },
      plan: { royalties: 27_000, tax: 3_000, amount: 30_000 },
    },
    { name: 'nothing while nothing is divided', given: { divided: 0 }, plan: undefined },
    { name: 'nothing while more was taken back than divided', given: { divided: -1 }, plan: undefined },
    { name: 'tax that was taken back since', given: { taxNow: 1_000 }, plan: { tax: 1_000, amount: 51_000 } },
    { name: 'tax below zero is set off', given: { taxNow: -2_000 }, plan: { tax: -2_000, amount: 48_000 } },
    {
      name: 'less what is withheld',
      given: { withholdingBasisPoints: 2_000 },
      plan: { withheld: 10_000, amount: 43_000 },
    },
    { name: 'too little waits', given: { closing: smallestPayout - 3_001 }, plan: undefined },
    { name: 'just enough goes', given: { closing: smallestPayout - 3_000 }, plan: { amount: smallestPayout } },
    { name: 'nothing for whoever owes', given: { closing: -1 }, plan: undefined },
    { name: 'nothing for whoever spent it', given: { available: 0 }, plan: undefined },
  ])('$name', ({ given, plan }) => {
    const made = planPayout({ ...basis, ...given });
    if (plan) expect(made).toMatchObject(plan);
    else expect(made).toBeUndefined();
  });

  test('never pays below zero or more than is owed, and its legs balance, in 20,000 cases', () => {
    const amount = fc.integer({ min: -30_000, max: 200_000 });
    const cases = fc.record({
      closing: amount,
      available: amount,
      taxAtClose: amount,
      taxNow: amount,
      divided: amount,
      withholdingBasisPoints: fc.nat(10_000),
    });
    const sound = fc.property(cases, (given) => {
      const plan = planPayout(given);
      if (!plan) return true;
      const legs = payoutLegs('org-a', plan, 'CNY');
      const sum = legs.reduce((total, leg) => total + signed(leg), 0);
      const isThere = plan.royalties <= Math.min(given.available, given.closing);
      return isThere && plan.royalties + plan.tax <= given.divided && plan.amount >= 0 && sum === 0;
    });
    fc.assert(sound, { numRuns: 20_000 });
  });
});

test('a run, a payee and a currency have one id', () => {
  const ids = [
    payoutId('2026-10', 'org-a', 'CNY'),
    payoutId('2026-11', 'org-a', 'CNY'),
    payoutId('2026-10', 'org-b', 'CNY'),
    payoutId('2026-10', 'org-a', 'EUR'),
  ];
  expect(new Set(ids).size).toBe(4);
  expect(payoutId('2026-10', 'org-a', 'CNY')).toBe(ids[0]);
});
