import { expect, test } from 'vitest';
import { shorten } from '#frontend/app/text-parts.ts';

const long = '这一段文字在两个版本中完全相同，没有任何改动，因此只在改动的两侧各留一点，其余以省略号代替。'.repeat(4);

test('unchanged text is cut to a little on each side of a change', () => {
  const parts = shorten([
    { change: 'same', text: long },
    { change: 'deleted', text: '两年' },
    { change: 'inserted', text: '五年' },
    { change: 'same', text: long },
  ]);
  expect(parts.map(({ change }) => change)).toEqual(['cut', 'same', 'deleted', 'inserted', 'same', 'cut']);
  expect(parts[1]?.text.length).toBeLessThan(60);
  expect(long.endsWith(parts[1]?.text ?? '?')).toBe(true);
});

test('text that is short or changed stays whole', () => {
  const parts = [
    { change: 'same' as const, text: '短文。' },
    { change: 'inserted' as const, text: long },
  ];
  expect(shorten(parts)).toEqual(parts);
});
