import { describe, expect, test } from 'vitest';
import { claimText } from '#frontend/app/claim-text.ts';
import { countText, shiftDay, weekdayOf } from '#frontend/app/dates.ts';
import { facetWord, fieldName, fieldWord } from '#frontend/app/field-words.ts';
import { likelyNumber } from '#frontend/app/likely-number.ts';
import { en } from '#frontend/app/messages/en.ts';
import { zh } from '#frontend/app/messages/zh.ts';
import { problemSlug, readProblemSlug } from '#frontend/app/problem-slug.ts';
import { periodsAround } from '#frontend/app/status-periods.ts';

test('a day knows its weekday, a month does not', () => {
  expect(weekdayOf('2026-11-25', 'zh')).toBe('星期三');
  expect(weekdayOf('2026-11-25', 'en')).toBe('Wednesday');
  expect(weekdayOf('2026-11', 'en')).toBeUndefined();
  expect(shiftDay('2024-02-28', 1)).toBe('2024-02-29');
  expect(countText(198_992)).toBe('198,992');
});

test('codes have words in both languages; an unknown one stays as it is', () => {
  expect(fieldWord('zh', 'status', 'in-force')).toBe('现行');
  expect(fieldWord('en', 'status', 'in-force')).toBe('In force');
  expect(fieldWord('en', 'status', 'melted')).toBe('melted');
  expect(fieldName('zh', 'dates.issued')).toBe('发布日期');
  expect(facetWord('en', 'level', { value: 'local', label: '地方标准' })).toBe('Local');
  expect(facetWord('zh', 'ics', { value: '13', label: '环保' })).toBe('13 环保');
  expect(facetWord('zh', 'issuer', { value: 'GB', label: 'GB' })).toBe('GB');
});

test('the period of a day and the one after it', () => {
  const periods = [
    { status: 'draft' as const, from: null },
    { status: 'in-force' as const, from: '2017-07' },
    { status: 'withdrawn' as const, from: '2027-01-01' },
  ];
  expect(periodsAround(periods, '2026-01-01')).toEqual({ current: periods[1], next: periods[2] });
  expect(periodsAround(periods, '2017-07-01').current).toBe(periods[1]);
  expect(periodsAround(periods, '2000-01-01')).toEqual({ current: periods[0], next: periods[1] });
  expect(periodsAround(periods, '2030-01-01').next).toBeUndefined();
});

test.each([
  ['gb-t.19001-2019', 'GB/T 19001-2019'],
  ['db21-t.1-2020', 'DB21/T 1-2020'],
  ['gb.7718-2011', 'GB 7718-2011'],
  ['iso.9001-2015', 'ISO 9001-2015'],
])('the wrong id %s most likely means %s', (id, number) => expect(likelyNumber(id)).toBe(number));

test('claims are printed for people', () => {
  expect(claimText({ zh: '要求', en: null })).toBe('zh: 要求, en: —');
  expect(claimText(['a', 1, true])).toBe('a; 1; true');
});

test('every error code has an address of its own', () => {
  expect(problemSlug('NOT_FOUND')).toBe('not-found');
  expect(readProblemSlug('too-many-requests')).toBe('TOO_MANY_REQUESTS');
  expect(readProblemSlug('constructor')).toBeUndefined();
});

describe('words of the site', () => {
  const leaves = (value: unknown, path = ''): [string, unknown][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`))
      : [[path, value]];

  test('are complete in both languages', () => {
    expect(leaves(en).map(([path]) => path)).toEqual(leaves(zh).map(([path]) => path));
    for (const [path, value] of [...leaves(zh), ...leaves(en)]) expect(value, path).not.toBe('');
  });

  test('are not left in the other language', () => {
    const han = leaves(en).filter(([, value]) => typeof value === 'string' && /\p{Script=Han}/u.test(value));
    expect(han.map(([path]) => path)).toEqual(['.site.otherLanguage']);
  });
});
