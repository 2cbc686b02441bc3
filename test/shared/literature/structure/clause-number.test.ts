import { describe, expect, it, test } from 'vitest';
import { costOfStep, leadingNumber } from '#shared/literature/structure/clause-number.ts';

describe('leadingNumber', () => {
  test.each([
    ['4.2.1现有项目分别执行表1', '4.2.1', '现有项目分别执行表1'],
    ['3 术语和定义', '3', '术语和定义'],
    ['4.2 分类管理', '4.2', '分类管理'],
    ['1.0.1 为了', '1.0.1', '为了'],
    ['1.  Introduction', '1', 'Introduction'],
    ['15.5.10.  409 Conflict', '15.5.10', '409 Conflict'],
    ['A.1.2 仪器', 'A.1.2', '仪器'],
    ['D2.1原理', 'D.2.1', '原理'],
    ['第十二条 国家鼓励', '第十二条', '国家鼓励'],
    ['第一百零三条之一 处罚', '第一百零三条之一', '处罚'],
  ])('%s begins with the number %s', (text, number, rest) => {
    expect(leadingNumber(text)).toMatchObject({ number, rest });
  });

  test.each(['5 mg/L', '1）同一场所', '30日内', '4.5 倍', '2.5～3.0', '80%；对于', '2031年发布', 'GB 3838', '附录 A'])(
    '%s begins with no number of a clause',
    (text) => {
      expect(leadingNumber(text)).toBeUndefined();
    },
  );
});

describe('costOfStep', () => {
  test.each<[number[], number[], number | undefined]>([
    [[4], [4, 1], 0],
    [[4, 2, 3], [4, 3], 0],
    [[4, 2, 3], [5], 0],
    [[1], [1, 0, 1], 0],
    [[9, 2], [1001], 0],
    [[4, 3], [4, 2], undefined],
    [[4], [4], undefined],
  ])('from %j to %j costs %s', (before, after, cost) => {
    expect(costOfStep(before, after)).toBe(cost);
  });

  it('costs more the more is missing, and a chapter more than a clause', () => {
    expect(costOfStep([4, 1], [4, 3])).toBeGreaterThan(0);
    expect(costOfStep([4, 1], [4, 4])).toBeGreaterThan(costOfStep([4, 1], [4, 3]) ?? 0);
    expect(costOfStep([4], [6])).toBeGreaterThan(costOfStep([4, 1], [4, 3]) ?? 0);
  });
});
