import { beforeAll, expect, it } from 'vitest';
import { BookDescription, bookIdOf, describedBook } from '#shared/literature/book.ts';
import { getBooks } from '#shared/literature/book-store.ts';
import { importBooks } from '#shared/literature/import-books.ts';
import type { DigitizeServices } from '#shared/literature/literature-services.ts';
import { literatureEngines } from './literature-engines.ts';

let services: DigitizeServices;
beforeAll(async () => {
  services = await literatureEngines();
});

const book = (n: number, fields: object = {}) =>
  BookDescription.parse({
    title: { zh: `第${n}本书` },
    identifiers: [{ scheme: 'control', value: `X ${n}` }],
    ...fields,
  });
const books = Array.from({ length: 60 }, (_, n) => book(n));

it('writes books once however often the import runs, and counts up to the end', async () => {
  const progress: number[] = [];
  const first = await importBooks(services, { source: 'a', books, onProgress: (done) => progress.push(done) });
  expect(first).toEqual({ books: 60, created: 60, changed: 0, unchanged: 0, lost: [] });
  expect(progress.at(-1)).toBe(60);
  expect(await importBooks(services, { source: 'a', books })).toMatchObject({ created: 0, changed: 0, unchanged: 60 });
});

it('joins rows of one source that speak of the same book', async () => {
  const twice = [book(100, { place: '沈阳' }), book(100, { publishers: ['规矩出版社'], place: '大连' })];
  expect(await importBooks(services, { source: 'a', books: twice })).toMatchObject({ books: 1, created: 1 });
  const id = bookIdOf(book(100));
  const stored = (await getBooks(services.literature, [id])).get(id);
  expect(stored && describedBook(stored)).toMatchObject({ place: '沈阳', publishers: ['规矩出版社'] });
});

it('keeps what another source said', async () => {
  const said = [book(1, { publishers: ['规矩出版社'] })];
  expect(await importBooks(services, { source: 'b', books: said })).toMatchObject({ changed: 1 });
  expect(await importBooks(services, { source: 'a', books: [book(1)] })).toMatchObject({ unchanged: 1 });
  const id = bookIdOf(book(1));
  expect((await getBooks(services.literature, [id])).get(id)).toMatchObject({
    revision: 2,
    statements: { a: { publishers: [] }, b: { publishers: ['规矩出版社'] } },
  });
});
