import { describe, expect, it } from 'vitest';
import { linesOf } from '#shared/literature/line-rows.ts';
import type { Box } from '#shared/literature/page-content.ts';

const piece = (text: string, ...box: Box) => ({ text, box });
const texts = (...pieces: ReturnType<typeof piece>[]) => linesOf(pieces).map(({ text }) => text);

describe('linesOf', () => {
  it('keeps the cells of a row together, parted by tabs, whatever order they come in', () => {
    expect(
      texts(
        piece('0.05', 300, 101, 20, 10),
        piece('2', 60, 121, 5, 10),
        piece('总汞', 120, 100, 20, 10),
        piece('1', 60, 101, 5, 10),
        piece('不得检出', 300, 120, 40, 10),
        piece('烷基汞', 120, 121, 30, 10),
      ),
    ).toEqual(['1\t总汞\t0.05', '2\t烷基汞\t不得检出']);
  });

  it('puts a space between words of Latin script and none between Chinese', () => {
    expect(texts(piece('quality', 0, 0, 30, 10), piece('management', 33, 0, 50, 10))).toEqual(['quality management']);
    expect(texts(piece('水质', 0, 0, 20, 10), piece('氨氮', 23, 0, 20, 10))).toEqual(['水质氨氮']);
  });

  it('keeps a raised figure on its line', () => {
    expect(texts(piece('10 m', 0, 10, 20, 10), piece('3', 20, 8, 3, 6), piece('/t', 23, 10, 8, 10))).toEqual([
      '10 m3/t',
    ]);
  });

  it('says where every piece stands', () => {
    expect(linesOf([piece('1', 60, 100, 5, 10), piece('总汞', 120, 100, 20, 10)])).toEqual([
      {
        text: '1\t总汞',
        box: [60, 100, 80, 10],
        spans: [
          [0, 1, 60, 5],
          [2, 2, 120, 20],
        ],
      },
    ]);
  });
});
