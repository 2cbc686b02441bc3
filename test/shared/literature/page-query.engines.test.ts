import { randomUUID } from 'node:crypto';
import { beforeAll, expect, inject, it } from 'vitest';
import { DocumentStatement } from '#shared/literature/document.ts';
import { textOfPages } from '#shared/literature/document-text.ts';
import { ensurePageIndex, putDocuments, searchPages } from '#shared/literature/page-index.ts';
import { phraseClause } from '#shared/literature/page-query.ts';
import { createSearchAdmin } from '#shared/runtime/search-admin.ts';
import { createSearchClient } from '#shared/runtime/search-client.ts';
import { indexNames } from '#shared/standards/search/index-names.ts';
import { madePage } from './made-pages.ts';

const indexPrefix = `t${randomUUID().slice(0, 8)}`;
const url = inject('opensearchUrl');
const admin = createSearchAdmin({ url });
const services = { search: createSearchClient({ url }), indexPrefix, now: () => new Date() };
const at = '2026-11-25T08:00:00Z';

beforeAll(async () => {
  await ensurePageIndex({ admin, indexPrefix });
  const pages = [
    ['应当按照标准执行。', '2 规范性引用文件'],
    ['除 A 区以外的行政区域，依照第 2 条规定'],
    ['quality management systems'],
  ];
  const { text } = textOfPages(
    pages.map((lines, i) => madePage(i + 1, lines)),
    { keepsLines: false },
  );
  const document = {
    ...DocumentStatement.parse({ title: { zh: '某标准' }, standards: ['gb.1-2020'] }),
    id: `d-${'1'.repeat(24)}`,
    revision: 1,
    state: 'ready' as const,
    mediaType: 'application/pdf' as const,
    sha256: '0'.repeat(64),
    bytes: 1,
    attempts: 1,
    pages: 3,
    pagesDone: 3,
    layout: 'drawn' as const,
    from: 'import',
    receivedAt: at,
    updatedAt: at,
  };
  expect(await putDocuments({ admin, indexPrefix }, [{ document, text, level: 'read' }])).toEqual(new Set());
  await admin.refresh(indexNames(indexPrefix).pages);
});

it.each([
  ['标准执行。2规', 1],
  ['执行。2 规范性引用', 1],
  ['除A区以外', 2],
  ['第2条', 2],
  ['quality management system', 3],
])('finds the page on which %s stands, however its ends are cut', async (words, page) => {
  const { hits } = await searchPages(services, { query: phraseClause(words) });
  expect(hits.hits.map(({ _source }) => _source.page)).toEqual([page]);
});

it.each(['标准执行。3规', '第3条', 'management quality'])('finds nothing for %s', async (words) => {
  const { hits } = await searchPages(services, { query: phraseClause(words) });
  expect(hits.hits).toEqual([]);
});
