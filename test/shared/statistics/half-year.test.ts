import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstDay } from '#shared/standards/local-date.ts';
import { halfYearOf, overlapOf, periodOf } from '#shared/statistics/half-year.ts';

describe('half-years', () => {
  test.each([
    ['2026-06-30', '2026-H1'],
    ['2026-07-01', '2026-H2'],
    ['2026-12', '2026-H2'],
    ['2026', '2026-H1'],
  ])('%s lies in %s', (date, name) => {
    expect(halfYearOf(date)).toBe(name);
  });

  const day = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  test('hold every day of them', () => {
    fc.assert(
      fc.property(day, (date) => {
        const { from, to } = periodOf(halfYearOf(date));
        return firstDay(from) <= date && date <= `${to}-31`;
      }),
    );
  });

  test('are narrowed to what was asked', () => {
    fc.assert(
      fc.property(day, day, (from, to) => {
        const narrowed = overlapOf(periodOf('2026-H1'), { from, to });
        expect(narrowed).toEqual({
          from: from > '2026-01-01' ? from : '2026-01',
          to: to < '2026-06-31' ? to : '2026-06',
        });
      }),
    );
  });
});
