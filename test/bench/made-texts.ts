import { Random } from './random.ts';

const words = Array.from(
  '标准技术要求试验方法检验规则产品质量安全环境材料性能温度压力强度尺寸允许偏差应符合规定样品测定',
);
const commonWords = new Random(1);
const preface = Array.from({ length: 120 }, () => commonWords.pick(words)).join('');

/** The n-th text: one of its own of about 3 kB, after a preface that all have. */
export function textOf(n: number): Uint8Array {
  const random = new Random(n + 2);
  const clauses = Array.from({ length: 30 }, () => Array.from({ length: 28 }, () => random.pick(words)).join(''));
  return new TextEncoder().encode([preface, ...clauses].join('\n'));
}
