import * as z from 'zod';
import { exportSts } from '#shared/interchange/sts/export-sts.ts';
import { compareDocuments } from '#shared/literature/compare-documents.ts';
import { CompareQuery, Comparison } from '#shared/literature/comparison.ts';
import { DocumentId } from '#shared/literature/document.ts';
import type { ReadingServices } from '#shared/literature/document-decision.ts';
import { findStructure } from '#shared/literature/structure/find-structure.ts';
import { StructureView } from '#shared/literature/structure/structure-view.ts';
import { env } from '#shared/runtime/env.ts';
import { route } from '#shared/runtime/route.ts';
import type { SearchServices } from '#shared/runtime/search-client.ts';

type Services = ReadingServices & SearchServices;

const read = { method: 'GET', tag: 'Literature', access: 'public' } as const;

/** What documents are made of, and how editions differ; both pass the access decision of the day. */
export const structureRoutes = [
  route({
    ...read,
    path: '/v1/documents/{id}/structure',
    summary: {
      zh: '一份文献的目次、条款、引用文件、术语、表格与前言事项',
      en: 'Contents, clauses, references, terms, tables and stated facts of one document',
    },
    params: z.object({ id: DocumentId }),
    response: StructureView,
    refuses: ['FORBIDDEN'],
    run: (services: Services, { params }) => findStructure(services, params),
  }),
  route({
    ...read,
    path: '/v1/documents/{id}/sts.xml',
    summary: { zh: '一份标准文本的 NISO STS（Z39.102）XML', en: 'The text of a standard as NISO STS (Z39.102) XML' },
    params: z.object({ id: DocumentId }),
    response: z.string(),
    responseType: 'application/xml; charset=utf-8',
    refuses: ['FORBIDDEN', 'NOT_FOUND'],
    run: (services: Services, { params }) => exportSts(services, { ...params, site: env().SITE_URL }),
  }),
  route({
    ...read,
    path: '/v1/compare',
    summary: { zh: '两个版本逐条比对', en: 'Compare two editions clause by clause' },
    query: CompareQuery,
    response: Comparison,
    refuses: ['NOT_FOUND', 'TOO_LARGE'],
    run: (services: Services, { query }) => compareDocuments(services, query),
  }),
];
