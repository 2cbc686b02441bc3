import { expect, test } from 'vitest';
import { passageAt, passagesOf } from '#shared/ask/page-passages.ts';

const sentence = 'The net content of a jar is printed in figures of six millimetres.';
const page = Array.from({ length: 9 }, (_, n) => `${sentence} (${n})`).join(' ');

test('a page is taken apart into passages of whole sentences, with the place where each begins', () => {
  const passages = passagesOf(page, 'en');
  expect(passages.length).toBeGreaterThan(1);
  for (const { from, text } of passages) {
    expect(page.startsWith(text, from)).toBe(true);
    expect(text.length).toBeLessThanOrEqual(300);
  }
  expect(passages.map(({ text }) => text).join('')).toBe(page);
  const zh = '净含量以克标示，字高不小于六毫米。'.repeat(12);
  expect(passagesOf(zh, 'zh').every(({ text }) => text.endsWith('。') && text.length <= 90)).toBe(true);
});

test('headings and figures are no passages, and what a number parts is not', () => {
  expect(passagesOf('3.2 Marmalade', 'en')).toEqual([]);
  expect(passagesOf('', 'zh')).toEqual([]);
  expect(
    passagesOf('The jar holds 1.5 litres and weighs 0.25 kilograms when it is empty of all content.', 'en'),
  ).toHaveLength(1);
});

test('a passage is found again by its place, and by what is before it when the text has changed', () => {
  const [, second] = passagesOf(page, 'en');
  expect(passageAt(page, 'en', second?.from ?? 0)).toBe(second?.text.trim());
  expect(passageAt(page, 'en', (second?.from ?? 0) + 3)).toBe(second?.text.trim());
  expect(passageAt('', 'en', 9)).toBeUndefined();
});
