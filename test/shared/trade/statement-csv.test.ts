import { expect, test } from 'vitest';
import { decimal, statementCsv } from '#shared/trade/statement-csv.ts';

test.each([
  [0, '0.00'],
  [5, '0.05'],
  [-5, '-0.05'],
  [19_900, '199.00'],
  [-1_234_567, '-12345.67'],
])('%d fen are %s', (fen, text) => {
  expect(decimal(fen)).toBe(text);
});

test('a statement is a table with the sums owed before and after', () => {
  const money = (amount: number) => ({ amount, currency: 'CNY' });
  const sums = { count: 2, gross: money(39_800), tax: money(2_252), commission: money(3_754), amount: money(33_794) };
  const nothing = { count: 0, gross: money(0), tax: money(0), commission: money(0), amount: money(0) };
  const line = {
    kind: 'sale',
    standard: 't-gj.1-2026',
    number: 'T/GJ 1-2026, "A"',
    licence: 'READ-1',
    ...sums,
  } as const;
  const csv = statementCsv({
    organization: 'org-seller',
    month: '2026-11',
    currency: 'CNY',
    totals: { sale: sums, refund: nothing, payout: nothing, other: nothing },
    opening: money(100),
    closing: money(33_894),
    lines: [line],
    through: '2026-11-25T08:00:00.000Z',
    isFinal: false,
  });
  expect(csv.split('\r\n')).toEqual([
    '\uFEFFmonth,kind,number,standard,licence,count,gross,tax,commission,amount,currency',
    '2026-11,opening,,,,,,,,1.00,CNY',
    '2026-11,sale,"T/GJ 1-2026, ""A""",t-gj.1-2026,READ-1,2,398.00,22.52,37.54,337.94,CNY',
    '2026-11,closing,,,,,,,,338.94,CNY',
    '',
  ]);
});
