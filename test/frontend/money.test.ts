import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { basisPointsOf, fenOf, moneyText, percentText, typedYuan } from '#frontend/app/money.ts';

describe('amounts', () => {
  test.each([
    [0, '¥0.00'],
    [5, '¥0.05'],
    [123_450, '¥1,234.50'],
    [1_000_000_000_000, '¥10,000,000,000.00'],
    [-24_000, '−¥240.00'],
  ])('%s fen are written %s', (fen, text) => expect(moneyText(fen)).toBe(text));

  test.each([
    ['120', 12_000],
    ['¥1,234.5', 123_450],
    ['0', 0],
    ['0.29', 29],
    ['1.005', null],
    ['-3', null],
    ['', null],
    ['a lot', null],
  ])('%j is read as %s fen', (typed, fen) => expect(fenOf(typed)).toBe(fen));

  test('come back from the form as they were', () => {
    const fen = fc.integer({ min: 0, max: 100_000_000_000 });
    fc.assert(fc.property(fen, (amount) => fenOf(typedYuan(amount)) === amount));
  });

  test('so do percentages', () => {
    const points = fc.integer({ min: 0, max: 10_000 });
    fc.assert(fc.property(points, (point) => basisPointsOf(percentText(point)) === point));
  });
});
