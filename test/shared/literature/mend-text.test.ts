import { describe, expect, it } from 'vitest';
import { mendText } from '#shared/literature/mend-text.ts';

const words = new Map([
  ['排入', 83],
  ['排放', 900],
  ['人员', 500],
]);
const vocabulary = { weight: (word: string) => words.get(word) ?? 0 };
const read = (text: string, doubts: Record<number, [number, string, number]> = {}) =>
  [...text].map((sign, i) => {
    const [probability = 1, other = '', likely = 0] = doubts[i] ?? [];
    return { text: sign, probability, from: 0, to: 1, others: other ? [{ text: other, probability: likely }] : [] };
  });
const mended = (...input: Parameters<typeof read>) =>
  mendText(read(...input), vocabulary)
    .map(({ text, was }) => (was ? `[${was}→${text}]` : text))
    .join('');

describe('mendText', () => {
  it('mends a doubtful character that makes no word, and says what was read', () => {
    expect(mended('排人设置', { 1: [0.86, '入', 0.14] })).toBe('排[人→入]设置');
  });

  it('leaves what makes a word as it is', () => {
    expect(mended('人员', { 0: [0.6, '入', 0.39] })).toBe('人员');
  });

  it('leaves what the machine was sure of', () => {
    expect(mended('排人')).toBe('排人');
  });

  it('leaves a doubt that no word settles', () => {
    expect(mended('甲人乙', { 1: [0.5, '入', 0.5] })).toBe('甲人乙');
  });

  it('reads 一 between figures as the dash of a standard number', () => {
    expect(mended('GB 3838一83')).toBe('GB 3838[一→—]83');
    expect(mended('第一次')).toBe('第一次');
  });
});
