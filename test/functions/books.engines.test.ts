import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { literatureOf } from '#infra/local/literature-client.ts';
import { BookDescription, bookIdOf } from '#shared/literature/book.ts';
import { importBooks } from '#shared/literature/import-books.ts';
import { importDocuments } from '#shared/literature/import-documents.ts';
import type { LiteratureServices } from '#shared/literature/literature-services.ts';
import { rebuildPages } from '#shared/literature/rebuild-pages.ts';
import { createSearchAdmin } from '#shared/runtime/search-admin.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import { runningEngines, startTestService, type TestService } from '#test/service.ts';

const engines = runningEngines();
let service: TestService;
let services: LiteratureServices;
let folder: string;

const book = BookDescription.parse({
  title: { zh: '标准化入门' },
  creators: [{ name: '王五', role: 'author' }],
  publishers: ['规矩出版社'],
  published: '2021-03',
  isbn: ['9787506600002'],
  subjects: ['CLC G307', '计量'],
});
const id = bookIdOf(book);
const get = async (path: string) => (await fetch(`${service.url}${path}`)).json();
const found = async (query: string) => (await get(`/v1/documents?${query}`)).items.map((one: { id: string }) => one.id);

beforeAll(async () => {
  service = await startTestService();
  services = literatureOf({ ...engines, literatureBucket: service.names.literatureBucket });
  folder = await mkdtemp(join(tmpdir(), 'guiju-books-'));
  await importBooks(services, { source: 'library', books: [book] });
  await service.settled();
});
afterAll(async () => {
  services.literature.client.destroy();
  await service.stop();
  await rm(folder, { recursive: true });
});

describe('a book of which no text is held', () => {
  it.each([
    ['its title', '标准化'],
    ['its author and title', '王五 标准化'],
    ['its publisher', '规矩出版社'],
    ['a subject', '计量'],
    ['its number with dashes', '978-7-5066-0000-2'],
    ['its number of ten figures', '7506600005'],
  ])('is found by %s', async (_, q) => {
    expect(await found(`q=${encodeURIComponent(q)}`)).toEqual([id]);
  });

  it('is a book and no standard', async () => {
    expect(await found('kind=book')).toEqual([id]);
    expect(await found('kind=standard')).toEqual([]);
  });

  it('tells what the library says, and that no text is here', async () => {
    expect(await get(`/v1/documents/${id}`)).toMatchObject({
      kind: 'book',
      state: 'described',
      title: { zh: '标准化入门' },
      pages: 0,
      files: [],
      access: { allow: false, level: 'metadata', rule: 'no-text-held' },
      book: {
        creators: [{ name: '王五', role: 'author' }],
        isbn: ['9787506600002'],
        place: null,
        sources: ['library'],
      },
    });
    expect((await fetch(`${service.url}/v1/documents/${id}/pages/1`)).status).toBe(404);
  });
});

describe('a book whose file comes', () => {
  it('keeps its id and can be read', async () => {
    await writeFile(join(folder, 'primer.txt'), '第一章 尺与秤\n\f第二章 规与矩');
    const row = {
      file: 'primer.txt',
      isbn: '978-7-5066-0000-2',
      title: '标准化入门',
      rights: { basis: 'none', openAccess: 'yes' },
    };
    await writeFile(join(folder, 'list.jsonl'), JSON.stringify(row));
    const { ids } = await importDocuments(services, { path: folder });
    expect(ids).toEqual([id]);
    for (let round = 0; round < 20 && (await get(`/v1/documents/${id}`)).state !== 'ready'; round += 1) {
      await service.settled();
    }
    await service.settled();
    expect(await get(`/v1/documents/${id}`)).toMatchObject({
      state: 'ready',
      pages: 2,
      book: { subjects: ['CLC G307', '计量'] },
    });
    expect(await get(`/v1/documents/${id}/pages/2`)).toMatchObject({ text: '第二章 规与矩' });
    const { items, total } = await get(`/v1/documents?${new URLSearchParams({ q: '规与矩', kind: 'book' })}`);
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({ id, pages: 2, found: [{ page: 2 }], book: { published: '2021-03' } });
    expect(await found('kind=book')).toEqual([id]);
  });
});

it('is still found after the page index was rebuilt', async () => {
  const client = tableClient({ region: 'us-east-1', endpoint: engines.dynamodbEndpoint });
  const { failed } = await rebuildPages({
    ...services,
    catalogue: { client, name: service.names.catalogueTable },
    admin: createSearchAdmin({ url: engines.opensearchUrl }),
    indexPrefix: service.names.indexPrefix,
  });
  client.destroy();
  expect(failed).toEqual([]);
  expect(await found('q=%E7%8E%8B%E4%BA%94')).toEqual([id]);
  expect(await found('q=%E8%A7%84%E4%B8%8E%E7%9F%A9')).toEqual([id]);
});
