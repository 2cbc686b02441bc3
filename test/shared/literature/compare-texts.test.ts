import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compareTexts } from '#shared/literature/compare-texts.ts';
import { countWords } from '#shared/literature/compare-words.ts';

const shown = (before: string, after: string) =>
  compareTexts(before, after)
    .map(({ change, text }) => (change === 'same' ? text : change === 'inserted' ? `{+${text}+}` : `[-${text}-]`))
    .join('');

describe('compareTexts', () => {
  test.each([
    ['应定期进行复审。', '应定期开展复审。', '应定期[-进行-]{+开展+}复审。'],
    ['the box of a lid', 'the case or a cover', 'the [-box of a lid-]{+case or a cover+}'],
    ['the box is opened', 'the red box is opened', 'the {+red +}box is opened'],
    ['排放限值为 10 mg/L', '排放限值为 5 mg/L', '排放限值为 [-10 -]{+5 +}mg/L'],
    ['', '新增的条文', '{+新增的条文+}'],
    ['删去的条文', '', '[-删去的条文-]'],
    ['一样', '一样', '一样'],
  ])('from %s to %s', (before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });

  it('takes another line break for no change', () => {
    expect(compareTexts('in the\nsame box', 'in the same\nbox').every(({ change }) => change === 'same')).toBe(true);
  });

  it('gives both texts back: the later one exactly, the earlier one but for its spaces', () => {
    const word = fc.constantFrom('箱', '盖子', '应', '不得', 'box', 'lid', ' ', '\n', '10', '。');
    const text = fc.array(word, { maxLength: 40 }).map((words) => words.join('').trim());
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = compareTexts(before, after);
        const without = (left: string) => parts.filter(({ change }) => change !== left).map((part) => part.text);
        const solid = (pieces: string[]) => pieces.join('').replace(/\s/g, '');
        expect(without('deleted').join('')).toBe(after);
        expect(solid(without('inserted'))).toBe(solid([before]));
      }),
    );
  });

  it('compares long texts by paragraphs first, and finds the word in the one that changed', () => {
    const paragraphs = Array.from({ length: 600 }, (_, n) => `Box ${n} shall be opened in the presence of two people.`);
    const changed = paragraphs.with(300, 'Box 300 shall be opened in the presence of three people.');
    const parts = compareTexts(paragraphs.join('\n'), changed.join('\n'));
    expect(parts.map(({ change }) => change)).toEqual(['same', 'deleted', 'inserted', 'same']);
    expect(parts[2]?.text.trim()).toBe('three');
  });

  it('takes a long paragraph that is another one altogether for new as a whole', () => {
    const words = (word: string) => Array.from({ length: 3000 }, (_, n) => `${word}${n}`).join(' ');
    expect(compareTexts(words('lid'), words('box')).map(({ change }) => change)).toEqual(['deleted', 'inserted']);
  });

  it('counts words, not signs', () => {
    const parts = compareTexts('the box.', 'the red, open box.');
    expect([countWords(parts, 'inserted'), countWords(parts, 'deleted')]).toEqual([2, 0]);
  });
});
