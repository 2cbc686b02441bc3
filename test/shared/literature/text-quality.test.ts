import { describe, expect, it } from 'vitest';
import { qualityOfLayer, qualityOfScan } from '#shared/literature/text-quality.ts';

const prose = '本标准规定了水污染物排放限值、监测和监控要求，自2008年8月1日起实施。'.repeat(4);

describe('qualityOfLayer', () => {
  it.each([
    ['nothing', '  \n ', 0],
    ['Chinese prose', prose, 4],
    ['English prose', 'The key words MUST and MUST NOT are to be interpreted as described.', 4],
    ['a table of figures', '0.05 0.1 1.5 0.5 0.1 1.0'.repeat(8), 4],
    ['a few private characters', `${prose}\ue010\ue010`, 3],
    ['many unreadable characters', `${'\ufffd'.repeat(40)}${prose}`, 2],
    ['Chinese bytes read as Western', 'ÎÛË®×ÛºÏÅÅ·Å±ê×¼ ÎÛË®×ÛºÏÅÅ·Å±ê×¼', 1],
    [
      'figures and signs that became Chinese characters',
      '郧月员远愿愿怨圆园园愿摇固体废物浸出毒性浸出方法'.repeat(5),
      1,
    ],
  ])('judges %s', (_what, text, level) => {
    expect(qualityOfLayer(text)).toBe(level);
  });
});

describe('qualityOfScan', () => {
  it('follows how sure the reader was of the characters', () => {
    expect(qualityOfScan([])).toBe(0);
    expect(qualityOfScan([{ text: '氨氮', confidence: 0.98 }])).toBe(3);
    expect(
      qualityOfScan([
        { text: '氨氮', confidence: 0.98 },
        { text: '看不清看不清', confidence: 0.6 },
      ]),
    ).toBe(1);
  });
});
