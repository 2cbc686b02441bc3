import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvText, readCsv } from '#shared/runtime/csv.ts';

describe('CSV', () => {
  test('comes back as it was written, whatever the cells hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', '=', '标', ' ') });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 4 });
    fc.assert(
      fc.property(rows, (table) => {
        expect(readCsv(csvText(table))).toEqual(table);
      }),
    );
  });

  test.each([
    [
      '\uFEFFa,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a,\r\n', [['a', '']]],
    ['', []],
  ])('%j is read as %j', (text, rows) => {
    expect(readCsv(text)).toEqual(rows);
  });

  test('with quotes that do not match is refused, not cut off', () => {
    expect(() => readCsv('a,b\n"c,d\n')).toThrow('after row 1');
  });
});
