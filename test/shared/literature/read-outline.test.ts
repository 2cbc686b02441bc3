import { describe, expect, it } from 'vitest';
import { clauseAt, outlineOf } from '#shared/literature/read-outline.ts';
import type { Clause } from '#shared/literature/structure/structure.ts';

const clause = (number: string, level: number, more: Partial<Clause> = {}): Clause => ({
  kind: 'clause',
  number,
  level,
  anchor: `clause-${number}`,
  page: 1,
  line: level,
  certainty: 'likely',
  text: `text of ${number}\nits second paragraph`,
  ...more,
});
const clauses = [
  clause('1', 1, { title: '范围' }),
  clause('2', 1, { title: '要求', page: 2 }),
  clause('2.1', 2),
  clause('2.1.1', 3, { certainty: 'doubtful' }),
  clause('2.2', 2, { text: '' }),
  clause('3', 1),
];

describe('an outline', () => {
  it('counts lines as their addresses do and leaves out what is doubtful', () => {
    expect(outlineOf(clauses).map(({ number }) => number)).toEqual(['1', '2', '2.1', '2.2', '3']);
    expect(outlineOf(clauses)[1]).toEqual({
      anchor: 'clause-2',
      number: '2',
      title: '要求',
      level: 1,
      page: 2,
      line: 2,
    });
  });
});

describe('a clause', () => {
  it('is read with everything under it, between its neighbours', () => {
    const { parts, previous, next } = clauseAt(clauses, 'clause-2');
    expect(parts.map(({ entry }) => entry.number)).toEqual(['2', '2.1', '2.1.1', '2.2']);
    expect(parts[0]?.paragraphs).toEqual(['text of 2', 'its second paragraph']);
    expect(parts[3]?.paragraphs).toEqual([]);
    expect([previous?.number, next?.number]).toEqual(['1', '3']);
  });

  it('at the end has nothing after it', () => {
    expect(clauseAt(clauses, 'clause-3').next).toBeNull();
  });

  it('that is not there is not found', () => {
    expect(() => clauseAt(clauses, 'clause-9')).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  });
});
