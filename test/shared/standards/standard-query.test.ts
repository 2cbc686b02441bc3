import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Status } from '#shared/standards/codes.ts';
import { Day, LocalDate } from '#shared/standards/local-date.ts';
import { StandardQuery } from '#shared/standards/standard-query.ts';

const isRead = (parameters: Record<string, string>) => StandardQuery.safeParse(parameters).success;

describe('the query of a search', () => {
  it('reads several values of one parameter, each once', () => {
    expect(StandardQuery.parse({ status: 'in-force, draft,in-force,' }).status).toEqual(['in-force', 'draft']);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Status.options), { maxLength: 30 }), (values) => {
        expect(StandardQuery.parse({ status: values.join(',') }).status).toEqual([...new Set(values)]);
      }),
    );
  });

  it.each([
    ['status', 'valid'],
    ['status', Array(31).fill('draft').join(',')],
    ['issuer', 'x'.repeat(31)],
    ['q', 'x'.repeat(1001)],
    ['size', '101'],
    ['asOf', '2023-02-29'],
    ['asOf', '0000-01-01'],
    ['issuedFrom', '0999'],
    ['sise', '1'],
  ])('refuses %s=%.20s', (name, value) => expect(isRead({ [name]: value })).toBe(false));
});

describe('dates', () => {
  it('are read from the year 1000 to 9999 when their day exists', () => {
    const from = new Date('1000-01-01');
    fc.assert(
      fc.property(fc.date({ min: from, max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
        const day = date.toISOString().slice(0, 10);
        expect([day, day.slice(0, 7), day.slice(0, 4)].map((text) => LocalDate.parse(text))).toHaveLength(3);
        expect(Day.parse(day)).toBe(day);
      }),
    );
    expect(z.safeParse(Day, '2024-02-30').success).toBe(false);
  });
});
