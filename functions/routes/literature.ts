import * as z from 'zod';
import { DocumentId } from '#shared/literature/document.ts';
import type { ReadingServices } from '#shared/literature/document-decision.ts';
import { DocumentRecord, DocumentSummary, FoundPageView, PageView } from '#shared/literature/document-view.ts';
import { findDocument } from '#shared/literature/find-document.ts';
import { DocumentQuery, listDocuments } from '#shared/literature/list-documents.ts';
import { readOriginal } from '#shared/literature/read-original.ts';
import { readPage, readPageImage } from '#shared/literature/read-page.ts';
import { searchInDocument } from '#shared/literature/search-in-document.ts';
import { Reply, route } from '#shared/runtime/route.ts';
import type { SearchServices } from '#shared/runtime/search-client.ts';
import { pageOf, wholeList } from './page.ts';

type Services = ReadingServices & SearchServices;

const read = { method: 'GET', tag: 'Literature', access: 'public' } as const;
const params = z.object({ id: DocumentId });
const pageParams = params.extend({ page: z.coerce.number().int().min(1).max(99_999) });
const fresh = { maxAge: 0, sharedMaxAge: 60, staleWhileRevalidate: 600 };

/** Reading digitized documents; every text and picture passes the access decision of the day. */
export const literatureRoutes = [
  route({
    ...read,
    path: '/v1/documents',
    summary: { zh: '检索数字化文献', en: 'Search digitized documents' },
    query: DocumentQuery,
    response: pageOf(DocumentSummary),
    examples: ['?q=氨氮 浓度限值', '?standard=gb.8978-1996'],
    cache: fresh,
    run: (services: Services, { query }) => listDocuments(services, query),
  }),
  route({
    ...read,
    path: '/v1/documents/{id}',
    summary: { zh: '一份文献：页数、质量、可读范围', en: 'One document: pages, quality, access' },
    params,
    response: DocumentRecord,
    run: (services: Services, input) => findDocument(services, input.params),
  }),
  route({
    ...read,
    path: '/v1/documents/{id}/pages/{page}',
    summary: { zh: '一页的文字与位置', en: 'One page: text, lines and their places' },
    params: pageParams,
    response: PageView,
    refuses: ['FORBIDDEN'],
    run: (services: Services, input) => readPage(services, input.params),
  }),
  route({
    ...read,
    path: '/v1/documents/{id}/pages/{page}/image',
    summary: { zh: '一页的图像（短时链接）', en: 'The picture of a page, by a short-lived link' },
    params: pageParams,
    query: z.strictObject({ size: z.enum(['reading', 'thumbnail']).default('reading') }),
    response: z.null(),
    answers: [303],
    refuses: ['FORBIDDEN'],
    run: async (services: Services, input) => {
      const location = await readPageImage(services, { ...input.params, ...input.query });
      return new Reply(303, null, { location, 'cache-control': 'private, max-age=60' });
    },
  }),
  route({
    ...read,
    path: '/v1/documents/{id}/file',
    summary: { zh: '原文件（短时链接）', en: 'The file itself, by a short-lived link' },
    params,
    response: z.null(),
    answers: [303],
    refuses: ['FORBIDDEN'],
    run: async (services: Services, input) => {
      const location = await readOriginal(services, input.params);
      return new Reply(303, null, { location, 'cache-control': 'private, max-age=60' });
    },
  }),
  route({
    ...read,
    path: '/v1/documents/{id}/search',
    summary: { zh: '在一份文献内检索', en: 'Search inside one document' },
    params,
    query: z.strictObject({ q: z.string().min(1).max(1000) }),
    response: pageOf(FoundPageView),
    refuses: ['FORBIDDEN'],
    run: async (services: Services, input) => {
      const { items, total } = await searchInDocument(services, { ...input.params, ...input.query });
      return { ...wholeList(items), total };
    },
  }),
];
