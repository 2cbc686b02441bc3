import * as z from 'zod';
import { findQuality, listFlagged, writeFlaggedCsv } from '#shared/quality/find-doubts.ts';
import { QualityFinding, QualityFlag, QualityReport } from '#shared/quality/quality-flag.ts';
import type { DoubtServices } from '#shared/quality/quality-services.ts';
import { Reply, route } from '#shared/runtime/route.ts';
import { pageOf } from './page.ts';

const read = { method: 'GET', tag: 'Statistics', access: 'public' } as const;
const cache = { maxAge: 0, sharedMaxAge: 60, staleWhileRevalidate: 600 };
const params = z.object({ flag: QualityFlag });

/** What is doubtful in the records, counted and listed. */
export const qualityRoutes = [
  route({
    ...read,
    path: '/v1/quality',
    summary: { zh: '数据质量：各类疑点的记录数', en: 'Quality of the data: how many records are doubted, and why' },
    response: QualityReport,
    cache,
    run: (services: DoubtServices) => findQuality(services),
  }),
  route({
    ...read,
    path: '/v1/quality/{flag}.csv',
    summary: { zh: '一类疑点的记录（CSV，至多一万条）', en: 'The records of a doubt as CSV, at most 10,000' },
    params,
    responseType: 'text/csv; charset=utf-8',
    response: z.string(),
    cache,
    run: async (services: DoubtServices, { params: { flag } }) =>
      new Reply(200, await writeFlaggedCsv(services, flag), {
        'content-disposition': `attachment; filename="${flag}.csv"`,
      }),
  }),
  route({
    ...read,
    path: '/v1/quality/{flag}',
    summary: { zh: '一类疑点的记录', en: 'The records of a doubt, each with what gives rise to it' },
    params,
    query: z.strictObject({
      cursor: z
        .string()
        .regex(/^[a-z0-9][a-z0-9.-]{0,119}$/)
        .optional()
        .describe('The `next` of the page before.'),
      size: z.coerce.number().int().min(1).max(500).default(50),
    }),
    response: pageOf(QualityFinding),
    examples: ['', '?size=500'],
    cache,
    run: (services: DoubtServices, { params: { flag }, query }) => listFlagged(services, { flag, ...query }),
  }),
];
