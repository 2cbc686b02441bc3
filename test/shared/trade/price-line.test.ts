import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { priceLine, taxIn } from '#shared/trade/price-line.ts';

const offer = { licence: 'READ-1' as const, price: 10_000, memberPrice: 8_000, taxBasisPoints: 600 };
const promotion = {
  licence: 'READ-1' as const,
  price: 7_000,
  from: '2026-12-01T00:00:00Z',
  until: '2027-01-01T00:00:00Z',
};

describe('the lowest price that applies is asked', () => {
  test.each([
    ['others', '2026-11-25T00:00:00Z', false, 10_000],
    ['members', '2026-11-25T00:00:00Z', true, 8_000],
    ['others while it is promoted', '2026-12-01T00:00:00Z', false, 7_000],
    ['members while it is promoted', '2026-12-15T00:00:00Z', true, 7_000],
    ['others when that is over', '2027-01-01T00:00:00Z', false, 10_000],
  ] as const)('%s', (_who, at, isMember, unit) => {
    const line = priceLine({ offer, promotions: [promotion], quantity: 3, isMember, at });
    expect([line.unit, line.total]).toEqual([unit, unit * 3]);
  });

  test('a promotion of another licence changes nothing', () => {
    const promotions = [{ ...promotion, licence: 'ORG' as const }];
    expect(priceLine({ offer, promotions, quantity: 1, isMember: false, at: promotion.from }).unit).toBe(10_000);
  });
});

describe('the tax in a price', () => {
  test.each([
    [10_600, 600, 600],
    [100, 600, 6],
    [0, 600, 0],
    [10_000, 0, 0],
  ])('%i fen at %i basis points contain %i', (total, rate, tax) => expect(taxIn(total, rate)).toBe(tax));

  test('is a whole number of fen, within half a fen of the exact one', () => {
    void fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 40 }), fc.integer({ min: 0, max: 10_000 }), (total, rate) => {
        const tax = taxIn(total, rate);
        expect(Number.isSafeInteger(tax)).toBe(true);
        const twice = 2n * BigInt(tax) * (10_000n + BigInt(rate)) - 2n * BigInt(total) * BigInt(rate);
        expect(twice <= 10_000n + BigInt(rate) && twice >= -(10_000n + BigInt(rate))).toBe(true);
      }),
    );
  });
});
