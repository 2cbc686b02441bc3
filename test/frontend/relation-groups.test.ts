import { expect, test } from 'vitest';
import { groupRelations } from '#frontend/app/relation-groups.ts';
import { RelationType } from '#shared/standards/codes.ts';
import type { RelationView } from '#shared/standards/standard-view.ts';

const relation = (type: RelationType, number: string): RelationView => ({
  type,
  number,
  id: null,
  title: null,
  status: null,
  on: null,
  scope: null,
  evidence: [],
});

test('what a standard says of others stands apart from what others say of it, replacement first', () => {
  const groups = groupRelations([
    relation('cites', 'a'),
    relation('replaced-by', 'b'),
    relation('replaces', 'c'),
    relation('cites', 'd'),
    relation('related', 'e'),
  ]);
  expect(groups.out.map(({ type, relations }) => [type, relations.map(({ number }) => number)])).toEqual([
    ['replaces', ['c']],
    ['cites', ['a', 'd']],
    ['related', ['e']],
  ]);
  expect(groups.in.map(({ type }) => type)).toEqual(['replaced-by']);
});

test('every type has a place, and one of each pair leads away', () => {
  const all = groupRelations(RelationType.options.map((type) => relation(type, type)));
  expect(all.out).toHaveLength(11);
  expect(all.in).toHaveLength(10);
});
