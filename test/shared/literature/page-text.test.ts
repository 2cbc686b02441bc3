import { describe, expect, it } from 'vitest';
import { markRoles } from '#shared/literature/page-text.ts';
import { madePage } from './made-pages.ts';

const body = (n: number) => [
  `${'甲乙丙丁戊'[n - 1]}类企业执行排放限值。`,
  '污染物排放监控位置',
  `见表${n}的规定`,
  '执行本标准的要求',
];
const marked = (texts: string[][]) =>
  markRoles(texts.map((lines, i) => madePage(i + 1, lines))).map(({ lines }) =>
    lines.filter(({ role }) => role).map(({ role, text }) => `${role}: ${text}`),
  );

describe('markRoles', () => {
  it('marks heads and page numbers that repeat, whatever their spacing and dashes', () => {
    const pages = [
      ['GB 8978—1996', ...body(1), '1'],
      ['GB 8978-1996', ...body(2), '— 2 —'],
      ['GB8978—1996', ...body(3), '3'],
      ['GB 8978—1996', ...body(4), '4'],
    ];
    expect(marked(pages)[1]).toEqual(['running-head: GB 8978-1996', 'page-number: — 2 —']);
    expect(marked(pages).flat()).toHaveLength(8);
  });

  it('takes full-width and Roman page numbers, and leaves a lonely figure of a table alone', () => {
    const pages = [
      [...body(1), 'ⅲ'],
      [...body(2), 'IV'],
      [...body(3), '１'],
      [...body(4), '２'],
      [...body(5), '130'],
    ];
    expect(marked(pages)).toEqual([
      ['page-number: ⅲ'],
      ['page-number: IV'],
      ['page-number: １'],
      ['page-number: ２'],
      [],
    ]);
  });

  it('never takes rows of figures for a head', () => {
    const pages = [1, 2, 3, 4].map((n) => [`${n * 60}\t43\t85`, ...body(n), '说明']);
    expect(
      marked(pages)
        .flat()
        .filter((line) => line.startsWith('running-head: 6')),
    ).toEqual([]);
  });

  it('marks heads and feet of plain text, which has no places', () => {
    const pages = [1, 2, 3, 4].map((n) => ({
      ...madePage(n, [
        'RFC 2119           RFC Key Words         March 1997',
        ...body(n),
        `Bradner   Best Practice   [Page ${n}]`,
      ]),
      height: 0,
    }));
    const roles = markRoles(pages.map((page) => ({ ...page, lines: page.lines.map(({ text }) => ({ text })) })));
    expect(roles.every(({ lines }) => lines[0]?.role === 'running-head' && lines.at(-1)?.role === 'running-head')).toBe(
      true,
    );
  });
});
