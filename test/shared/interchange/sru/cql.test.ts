import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CqlFault, parseCql } from '#shared/interchange/sru/cql.ts';
import { clauseOf } from '#shared/interchange/sru/cql-clause.ts';
import { Day } from '#shared/standards/local-date.ts';

const day = Day.parse('2026-11-25');

test.each([
  ['质量', { index: 'cql.serverchoice', relation: '=', term: '质量' }],
  ['"dc.title = x"', { index: 'cql.serverchoice', relation: '=', term: 'dc.title = x' }],
  ['dc.title any "质量 管理"', { index: 'dc.title', relation: 'any', term: '质量 管理' }],
  ['title="a \\"b\\""', { index: 'title', relation: '=', term: 'a "b"' }],
  ['DC.Date >= 2016', { index: 'dc.date', relation: '>=', term: '2016' }],
  ['dc.identifier = GB/T', undefined],
])('%s is read', (text, expected) => {
  if (expected) expect(parseCql(text)).toEqual(expected);
  else expect(parseCql('dc.identifier = "GB/T 1"')).toMatchObject({ term: 'GB/T 1' });
});

test('operators of one rank bind from the left, and parentheses first', () => {
  const word = (term: string) => ({ index: 'cql.serverchoice', relation: '=', term });
  expect(parseCql('a or b AND c')).toEqual({
    operator: 'and',
    left: { operator: 'or', left: word('a'), right: word('b') },
    right: word('c'),
  });
  expect(parseCql('a not (b or c)')).toMatchObject({ operator: 'not', right: { operator: 'or' } });
});

test.each([
  ['(a', 10],
  ['a and', 10],
  ['"a', 10],
  ['a b', 10],
  [')', 10],
  ['', 10],
  ['a prox b', 39],
  ['dc.title =/stem a', 20],
  ['a sortBy dc.date', 80],
  ['x.nothing = a', 16],
  ['dc.title < a', 19],
  ['dc.date = soon', 36],
  ['dc.date = 2016-13', 36],
  ['guiju.status = perhaps', 36],
])('%s is diagnostic %i', (text, number) => {
  expect(() => clauseOf(parseCql(text), day)).toThrow(expect.objectContaining({ name: 'CqlFault', number }));
});

test('no text makes the reader fail otherwise than by a diagnostic', () => {
  const piece = fc.constantFrom(
    'a',
    '"',
    '(',
    ')',
    ' and ',
    ' or ',
    '=',
    '<',
    ' dc.title ',
    '\\',
    '/',
    ' any ',
    '2016',
    ' dc.date ',
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      try {
        clauseOf(parseCql(pieces.join('')), day);
      } catch (error) {
        expect(error).toBeInstanceOf(CqlFault);
      }
    }),
  );
});
