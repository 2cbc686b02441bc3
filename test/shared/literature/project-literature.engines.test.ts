import { randomUUID } from 'node:crypto';
import { beforeAll, expect, inject, it } from 'vitest';
import { DocumentStatement, documentIdOf, type StoredDocument } from '#shared/literature/document.ts';
import { putDocumentText } from '#shared/literature/document-files.ts';
import { documentPart } from '#shared/literature/document-store.ts';
import { ensurePageIndex, searchPages } from '#shared/literature/page-index.ts';
import { type ProjectLiteratureServices, projectLiterature } from '#shared/literature/project-literature.ts';
import { createSearchAdmin } from '#shared/runtime/search-admin.ts';
import { createSearchClient } from '#shared/runtime/search-client.ts';
import { indexNames } from '#shared/standards/search/index-names.ts';
import { literatureEngines } from './literature-engines.ts';

const indexPrefix = `t${randomUUID().slice(0, 8)}`;
const url = inject('opensearchUrl');
const admin = createSearchAdmin({ url });
const search = { search: createSearchClient({ url }), indexPrefix, now: () => new Date() };
let services: ProjectLiteratureServices;

beforeAll(async () => {
  const literature = await literatureEngines();
  // Nothing is looked up there: these documents are texts of no standard.
  const catalogue = literature.literature;
  services = { ...literature, catalogue, admin, indexPrefix };
  await ensurePageIndex(services);
});

async function changeOf(n: number, { hasText = true, revision = 1 } = {}) {
  const sha256 = String(n).repeat(64);
  const pages = [{ page: 1, quality: 4, search: `第${n}份文献第${revision}版` }];
  const text = hasText ? await putDocumentText(services.files, sha256, { pages }) : undefined;
  const document: StoredDocument = {
    ...DocumentStatement.parse({ kind: 'notice', title: { zh: `第${n}份` } }),
    id: documentIdOf(sha256),
    revision,
    state: 'ready',
    mediaType: 'text/plain',
    sha256,
    bytes: 1,
    attempts: 1,
    pages: 1,
    pagesDone: 1,
    layout: 'text',
    ...(text && { text }),
    from: 'import',
    receivedAt: '2026-11-25T08:00:00Z',
    updatedAt: '2026-11-25T08:00:00Z',
  };
  return { sequenceNumber: `${n}${revision}`, now: { ...document, part: documentPart } };
}

const texts = async () => {
  await admin.refresh(indexNames(indexPrefix).pages);
  const { hits } = await searchPages(search, {
    size: 50,
    query: { term: { entry: 'page' } },
    sort: [{ document: 'asc' }],
  });
  return hits.hits.map(({ _source }) => _source.text);
};

it('projects the documents of a batch together, and hands back the one whose text is missing', async () => {
  const changes = [await changeOf(1), await changeOf(2, { hasText: false }), await changeOf(3)];
  expect(await projectLiterature(services, changes)).toEqual([changes[1]]);
  expect(await texts()).toEqual(['第1份文献第1版', '第3份文献第1版']);
});

it('takes the last of several changes of one document', async () => {
  const changes = [await changeOf(1, { revision: 2 }), await changeOf(1, { revision: 3 })];
  expect(await projectLiterature(services, changes)).toEqual([]);
  expect(await texts()).toEqual(['第1份文献第3版', '第3份文献第1版']);
});
