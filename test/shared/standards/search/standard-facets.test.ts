import { expect, test } from 'vitest';
import { readFacets } from '#shared/standards/search/standard-facets.ts';

const counted = (...buckets: [key: string, count: number][]) => ({
  inner: { buckets: buckets.map(([key, doc_count]) => ({ key, doc_count })) },
});

test('values that nobody could name or that nothing has are gone, the most frequent come first', () => {
  const { issuer, year } = readFacets(
    { issuer: counted(['', 1], ['JB', 2], ['GB', 9], ['SL', 0]), year: counted(['2016', 9], ['2020', 1]) } as never,
    'en',
  );
  expect(issuer?.map(({ value, count }) => [value, count])).toEqual([
    ['GB', 9],
    ['JB', 2],
  ]);
  expect(year?.map(({ value }) => value)).toEqual(['2020', '2016']);
});
