import { describe, expect, test } from 'vitest';
import type { FollowTarget } from '#shared/alerts/follow.ts';
import type { HappeningKind } from '#shared/alerts/happening.ts';
import { concerns, keysOfFollow, keysOfRecord, searchOf } from '#shared/alerts/match-keys.ts';
import { reconcile } from '#shared/standards/reconcile.ts';
import { stored } from '../standards/search-fixture.ts';

const edition = (number: string) => keysOfRecord(reconcile(stored(number, { ics: ['13.060.25'], ccs: ['Z60'] })));
const list: FollowTarget = { kind: 'list', list: 'lst-0123456789abcdef01234567' };
const one: FollowTarget = { kind: 'standard', standard: 'gb-t.71001-2020' };

test('a record has the keys of itself, its work, its issuer, its classes with those above, and searches', () => {
  expect(edition('GB/T 71001-2020')).toEqual(
    expect.arrayContaining([
      'standard:gb-t.71001-2020',
      'work:gb-t.71001',
      'issuer:GB',
      'class:ics:13',
      'class:ics:13.060',
      'class:ics:13.060.25',
      'class:ccs:Z60',
      'search:any',
      'search:issuer:GB',
    ]),
  );
});

describe('a follow', () => {
  test.each<[string, FollowTarget, string[], string, HappeningKind, boolean]>([
    ['of an edition concerns it', one, ['GB/T 71001-2020'], 'GB/T 71001-2020', 'withdrawn', true],
    ['of an edition concerns a newer one that comes', one, ['GB/T 71001-2020'], 'GB/T 71001-2026', 'new', true],
    ['of an edition leaves the end of others', one, ['GB/T 71001-2020'], 'GB/T 71001-2008', 'withdrawn', false],
    ['of an undated number concerns every edition', list, ['GB/T 71001'], 'GB/T 71001-2008', 'withdrawn', true],
    ['of a list concerns what is in it', list, ['GB 7718-2011', 'GB/T 71001-2020'], 'GB/T 71001-2020', 'amended', true],
    ['of a list leaves what is not', list, ['GB 7718-2011'], 'GB/T 71001-2020', 'withdrawn', false],
    [
      'of a class concerns what is below',
      { kind: 'class', scheme: 'ics', code: '13' },
      [],
      'GB/T 71001-2020',
      'new',
      true,
    ],
    ['of an issuer leaves others', { kind: 'issuer', issuer: 'HJ' }, [], 'GB/T 71001-2020', 'new', false],
    ['of a search may concern any', { kind: 'search', query: 'q=水' }, [], 'GB/T 71001-2020', 'new', true],
    [
      'of a search of an issuer leaves others',
      { kind: 'search', query: 'issuer=HJ' },
      [],
      'GB/T 71001-2020',
      'new',
      false,
    ],
  ])('%s', (_, target, numbers, number, kind, expected) => {
    expect(concerns({ kind, keys: edition(number) }, { target, numbers, kinds: [] })).toBe(expected);
  });

  test('tells nothing but the kinds it was asked for', () => {
    const keys = edition('GB/T 71001-2020');
    const follow = { target: one, numbers: ['GB/T 71001-2020'], kinds: ['withdrawn' as const] };
    expect(concerns({ kind: 'withdrawn', keys }, follow)).toBe(true);
    expect(concerns({ kind: 'amended', keys }, follow)).toBe(false);
  });
});

test('a search is kept without its page, order and day', () => {
  expect(searchOf('q=水&size=50&sort=-issued&cursor=x&asOf=2020-01-01')).toEqual({ ...searchOf('q=水') });
  expect(() => searchOf('colour=red')).toThrow();
  expect(keysOfFollow({ target: { kind: 'search', query: 'issuer=GB,HJ' }, numbers: [] })).toEqual([
    'search:issuer:GB',
    'search:issuer:HJ',
  ]);
});
