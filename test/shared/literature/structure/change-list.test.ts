import { expect, test } from 'vitest';
import { changeList } from '#shared/literature/structure/change-list.ts';
import type { Clause } from '#shared/literature/structure/structure.ts';
import type { TextLine } from '#shared/literature/structure/text-lines.ts';

const line = (page: number, at: number, text: string): TextLine => ({
  page,
  line: at,
  text,
  full: false,
  indent: 0,
  apart: false,
});

test.each([
  ['增加了术语“箱”（见3.2）', 'added', ['3.2'], []],
  ['更改了限值（见4.2、表2，2008年版的4.1）', 'changed', ['4.2', '表2'], ['4.1']],
  ['删除了包装要求（见2010年版的第7章、附录B）', 'removed', [], ['第7章', '附录B']],
  ['将附录A改为规范性（见附录 A）', 'changed', ['附录A'], []],
  ['按新规则起草', 'other', [], []],
  ['调整了范围，删除了农用箱', 'changed', [], []],
])('%s: what was done, and to which clauses', (text, kind, clauses, former) => {
  expect(changeList([text], [], [])).toEqual([{ text, kind, clauses, former, page: 1, line: 0 }]);
});

test('each item tells the line of the foreword that says so, over the end of a page', () => {
  const foreword = {
    page: 2,
    line: 0,
    kind: 'foreword',
    level: 1,
    anchor: 'foreword',
    certainty: 'confirmed',
    text: '',
  };
  const lines = [
    line(1, 0, '增加了限值和方法的目录'),
    line(2, 0, '前言'),
    line(2, 5, '——修改了范围；'),
    line(3, 1, '——增加了限值和方法。'),
  ];
  const listed = changeList(['修改了范围', '增加了限值和方法', '删除了别处没有的句子'], lines, [foreword as Clause]);
  expect(listed.map(({ page, line }) => [page, line])).toEqual([
    [2, 5],
    [3, 1],
    [2, 0],
  ]);
});
