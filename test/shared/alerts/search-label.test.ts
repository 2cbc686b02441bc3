import { expect, test } from 'vitest';
import { labelOfSearch } from '#shared/alerts/search-label.ts';

test.each([
  ['q=质量管理体系&status=in-force&sort=-issued&size=50', '质量管理体系 · 现行', '质量管理体系 · In force'],
  ['level=local,association&issuedFrom=2020&issuedTo=2021-06', '地方标准 · 团体标准 · 2020 → · → 2021-06', undefined],
  ['ics=13.060', '水质', 'Water quality'],
  ['', '*', '*'],
])('a followed search is called by what it asks for: %s', (query, zh, en) => {
  expect(labelOfSearch(query, 'zh')).toBe(zh);
  if (en) expect(labelOfSearch(query, 'en')).toBe(en);
});

test('what cannot be searched for has no name', () => {
  expect(() => labelOfSearch('colour=red', 'en')).toThrow();
});
