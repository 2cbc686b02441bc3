import { describe, expect, it } from 'vitest';
import { SelectedList, StandardListQuery, sampleOf, selectFields } from '#shared/standards/standard-list-query.ts';
import type { StandardList } from '#shared/standards/standard-view.ts';

describe('the query of a list', () => {
  it('reads the fields that are wanted, and how many at random', () => {
    const query = StandardListQuery.parse({ select: 'number, title,number', sample: '5', seed: '7' });
    expect(query.select).toEqual(['number', 'title']);
    expect(sampleOf(query)).toEqual({ size: 5, seed: 7 });
    expect(sampleOf(StandardListQuery.parse({}))).toBeUndefined();
  });

  it('draws with a seed of its own where none is given', () => {
    const query = StandardListQuery.parse({ sample: '5' });
    const seeds = Array.from({ length: 20 }, () => sampleOf(query)?.seed);
    expect(new Set(seeds).size).toBeGreaterThan(1);
    for (const seed of seeds) expect(StandardListQuery.parse({ sample: '5', seed: String(seed) }).seed).toBe(seed);
  });

  it.each([
    [{ select: 'titel' }, ['select']],
    [{ sample: '0' }, ['sample']],
    [{ sample: '101' }, ['sample']],
    [{ seed: '7' }, ['seed']],
    [{ sample: '5', cursor: 'abc' }, ['cursor']],
    [{ sample: '5', sort: '-issued' }, ['sort']],
    [{ sample: '5', seed: '-1' }, ['seed']],
  ])('refuses %j', (parameters, names) => {
    const issues = StandardListQuery.safeParse(parameters).error?.issues ?? [];
    expect(issues.map(({ path }) => path[0])).toEqual(names);
  });
});

describe('selected fields', () => {
  const item: StandardList['items'][number] = {
    id: 'gb-t.1-2000',
    number: 'GB/T 1-2000',
    title: { zh: '一' },
    status: 'in-force',
    origin: 'government',
    level: 'national',
    mandate: 'recommended',
    issuer: 'GB',
    issued: null,
    effective: null,
    replacedBy: [],
    access: { level: 'metadata', rule: 'rights-unknown' },
    licences: [],
    score: null,
    matches: [],
    pages: [],
  };
  const asked = { text: '', designation: null, language: null, corrected: null, expandedWith: [], words: '' };
  const list: StandardList = {
    items: [item],
    total: 1,
    totalIsExact: true,
    next: null,
    asked: { ...asked, asOf: '2026-11-26' },
  };

  it('alone are left of every item, unknown ones as null, and the list around them stays', () => {
    const selected = selectFields(list, ['number', 'issued']);
    expect(selected).toEqual({ ...list, items: [{ number: 'GB/T 1-2000', issued: null }] });
    expect(SelectedList.parse(selected)).toEqual(selected);
  });

  it('are all of them where none is named', () => {
    expect([selectFields(list, undefined), selectFields(list, [])]).toEqual([list, list]);
    expect(SelectedList.parse(list)).toEqual(list);
  });
});
