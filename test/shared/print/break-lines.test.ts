import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakLines } from '#shared/print/break-lines.ts';

/** Han characters are two wide, others one. */
const widthOf = (text: string) => [...text].reduce((sum, character) => sum + (character > '\u2fff' ? 2 : 1), 0);

describe('lines of a certificate', () => {
  test.each([
    ['one two three', 7, ['one two', 'three']],
    ['标准的版本', 4, ['标准', '的版', '本']],
    ['版本。沿革', 4, ['版', '本。', '沿革']],
    ['见（附件）', 6, ['见（附', '件）']],
    ['见（附件）', 5, ['见', '（附', '件）']],
    ['0123456789', 4, ['0123', '4567', '89']],
    ['', 4, []],
  ])('%j in a width of %i', (text, width, lines) => {
    expect(breakLines(text, widthOf, width)).toEqual(lines);
  });

  test('lose nothing but the spaces at their ends, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab 标准（）。，“”-/') });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 30 }), (words, width) => {
        const joined = breakLines(words, widthOf, width).join('');
        expect(joined.replaceAll(' ', '')).toBe(words.replaceAll(' ', ''));
      }),
    );
  });
});
