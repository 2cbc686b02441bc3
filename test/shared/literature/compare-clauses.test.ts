import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareClauses, countChanges } from '#shared/literature/compare-clauses.ts';
import type { Clause } from '#shared/literature/structure/structure.ts';

const clause = (number: string, title: string, text: string): Clause => ({
  page: 1,
  line: 0,
  kind: 'clause',
  number,
  ...(title && { title }),
  level: number.split('.').length,
  anchor: `clause-${number}`,
  certainty: 'likely',
  text,
});
const lids = '盖子应当能够单手打开，并在关闭之后保持密封，不得自行弹开。';
const locks = '锁具应当经过一万次开合试验，试验之后仍能正常上锁和开锁。';
const labels = '标签应当标明型号、生产日期和最大载荷，字迹清晰，不易磨损。';
const outline = (before: Clause[], after: Clause[]) =>
  compareClauses(before, after).map(({ change, moved, from, to }) => [
    `${change}${moved ? ' moved' : ''}`,
    from?.number ?? null,
    to?.number ?? null,
  ]);

describe('compareClauses', () => {
  it('keeps clauses together whose number changed because one was put before them', () => {
    const before = [clause('4.1', '盖子', lids), clause('4.2', '锁具', locks)];
    const after = [
      clause('4.1', '总则', '本章规定了要求。'),
      clause('4.2', '盖子', lids),
      clause('4.3', '锁具', locks),
    ];
    expect(outline(before, after)).toEqual([
      ['inserted', null, '4.1'],
      ['same', '4.1', '4.2'],
      ['same', '4.2', '4.3'],
    ]);
  });

  it('shows a clause that is gone where it stood', () => {
    const before = [clause('1', '盖子', lids), clause('2', '锁具', locks), clause('3', '标签', labels)];
    expect(outline(before, [clause('1', '盖子', lids), clause('2', '标签', labels)])).toEqual([
      ['same', '1', '1'],
      ['deleted', '2', null],
      ['same', '3', '2'],
    ]);
  });

  it('marks a clause that moved at both its places', () => {
    const before = [clause('1', '标签', labels), clause('2', '盖子', lids), clause('3', '锁具', locks)];
    const after = [clause('1', '盖子', lids), clause('2', '锁具', locks), clause('3', '标签', labels)];
    expect(outline(before, after)).toEqual([
      ['moved-away moved', '1', '3'],
      ['same', '2', '1'],
      ['same', '3', '2'],
      ['same moved', '1', '3'],
    ]);
    expect(countChanges(compareClauses(before, after))).toMatchObject({ same: 3, moved: 1, renumbered: 3 });
  });

  it('does not take a number alone for the same clause', () => {
    expect(outline([clause('5', '', lids)], [clause('5', '', labels)])).toEqual([
      ['inserted', null, '5'],
      ['deleted', '5', null],
    ]);
  });

  it('finds the words that changed in a clause', () => {
    const [compared] = compareClauses([clause('5', '', locks)], [clause('5', '', locks.replace('一万次', '两万次'))]);
    expect(compared?.change).toBe('changed');
    expect(compared?.text.filter(({ change }) => change !== 'same')).toEqual([
      { change: 'deleted', text: '一万' },
      { change: 'inserted', text: '两万' },
    ]);
  });

  it('loses no clause and shows none twice', () => {
    const some = fc.array(
      fc.tuple(fc.constantFrom('', '盖子', '锁具', '标签'), fc.constantFrom('', lids, locks, labels)),
      {
        maxLength: 8,
      },
    );
    const numbered = (items: [string, string][]) => items.map(([title, text], i) => clause(`${i + 1}`, title, text));
    fc.assert(
      fc.property(some, some, (a, b) => {
        const [before, after] = [numbered(a), numbered(b)];
        const compared = compareClauses(before, after).filter(({ change }) => change !== 'moved-away');
        const sides = (side: 'from' | 'to') => compared.flatMap((one) => one[side]?.anchor ?? []);
        expect(sides('to')).toEqual(after.map(({ anchor }) => anchor));
        expect(sides('from').sort()).toEqual(before.map(({ anchor }) => anchor).sort());
        expect(compareClauses(after, after).every(({ change, moved }) => change === 'same' && !moved)).toBe(true);
      }),
    );
  });
});
