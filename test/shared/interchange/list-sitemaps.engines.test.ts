import { expect, test } from 'vitest';
import { listSitemaps, recordsAfter } from '#shared/interchange/list-sitemaps.ts';
import { stored, testIndex } from '../standards/search-fixture.ts';

test('every record stands in one sitemap, whatever their size', async () => {
  const numbers = Array.from({ length: 7 }, (_, n) => `GB/T ${1001 + n}-2020`);
  const index = await testIndex(...numbers.map((number) => stored(number)));
  const ids = numbers.map((number) => number.toLowerCase().replace('/', '-').replace(' ', '.'));
  for (const size of [2, 3, 7, 10]) {
    const [, ...names] = await listSitemaps(index, size);
    const found = await Promise.all(names.map((name) => recordsAfter(index, name.split('standards-after-')[1], size)));
    expect(found.flat()).toEqual(ids);
  }
});
