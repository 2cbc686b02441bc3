import { describe, expect, it } from 'vitest';
import { blocksOf, clauseBlocks, jointOf, litParts, rowsOf } from '#frontend/app/page-text.ts';
import type { PageView } from '#shared/literature/document-view.ts';

type Line = PageView['lines'][number];
type Box = [number, number, number, number];
const line = (text: string, box: Box | null, role: Line['role'] = 'body'): Line => ({
  text,
  box,
  role,
  spans: [],
  confidence: null,
  mended: [],
});
const numbers = (lines: Line[]) => blocksOf(lines).map(({ lines: own }) => own.map(({ number }) => number));

describe('lines of a page', () => {
  it('become paragraphs: a full line goes on, an indented or numbered one begins', () => {
    const lines = [
      line('GB 1—2026', [90, 40, 80, 10], 'running-head'),
      line('1 范围', [90, 100, 40, 10]),
      line('本标准规定了锅炉的排放限值和', [111, 116, 390, 10]),
      line('监测要求。', [90, 132, 60, 10]),
      line('本标准适用于在用锅炉。', [111, 148, 200, 10]),
      line('2.1 术语一行写满了整整一行文字', [90, 164, 411, 10]),
      line('3', [300, 800, 6, 10], 'page-number'),
    ];
    expect(numbers(lines)).toEqual([[2], [3, 4], [5], [6]]);
  });

  it('with cells are a table of their own', () => {
    const lines = [
      line('表 1 限值', [200, 100, 60, 10]),
      line('项目\t限值', [90, 116, 200, 10]),
      line('烟尘\t80', [90, 132, 200, 10]),
      line('注：见附录', [90, 148, 100, 10]),
    ];
    expect(blocksOf(lines).map(({ kind }) => kind)).toEqual(['paragraph', 'table', 'paragraph']);
  });

  it('without places stand alone', () => {
    expect(numbers([line('one', null), line('two', null)])).toEqual([[1], [2]]);
  });

  it('lose spaces that only filled the width', () => {
    expect(blocksOf([line('以 上 在 用 10 t/h 锅炉', null)])[0]?.lines[0]?.text).toBe('以上在用 10 t/h 锅炉');
  });
});

describe('a heading that is known', () => {
  it('stands alone, whatever its neighbours look like', () => {
    const lines = [
      line('本标准的前言一行写满了整行', [90, 100, 400, 10]),
      line('范围与要求一行写满了整行', [90, 112, 400, 10]),
    ];
    expect(numbers(lines)).toEqual([[1, 2]]);
    expect(blocksOf(lines, new Set([1])).map(({ lines: own }) => own.length)).toEqual([1, 1]);
  });
});

describe('the text of a clause', () => {
  it('has its tables apart from its paragraphs', () => {
    const blocks = clauseBlocks(['见 表 1。', '项目\t限值', '烟尘\t80', '注：一']);
    expect(blocks.map(({ kind, lines }) => [kind, lines.length])).toEqual([
      ['paragraph', 1],
      ['table', 2],
      ['paragraph', 1],
    ]);
  });
});

describe('joining', () => {
  it.each([
    ['标准', '规定', ''],
    ['the', 'standard', ' '],
    ['符合 GB', '的规定', ''],
  ])('%s and %s', (before, after, joint) => {
    expect(jointOf(before, after)).toBe(joint);
  });
});

describe('rows', () => {
  it('are made equally long', () => {
    const rows = rowsOf([
      { number: 4, text: '项目\t限值\t单位' },
      { number: 5, text: '烟尘' },
    ]);
    expect(rows).toEqual([
      { number: 4, cells: ['项目', '限值', '单位'] },
      { number: 5, cells: ['烟尘', '', ''] },
    ]);
  });
});

describe('words that were asked for', () => {
  it('are lit whatever their case, and signs in them mean nothing', () => {
    expect(litParts('PM (2.5) and pm', 'pm (2.5)')).toEqual([
      { text: 'PM', lit: true },
      { text: ' ', lit: false },
      { text: '(2.5)', lit: true },
      { text: ' and ', lit: false },
      { text: 'pm', lit: true },
    ]);
  });

  it('nothing asked, nothing lit', () => {
    expect(litParts('text', '  ')).toEqual([{ text: 'text', lit: false }]);
  });
});
