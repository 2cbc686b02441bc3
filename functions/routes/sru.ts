import * as z from 'zod';
import type { OaiServices } from '#shared/interchange/oai/answer-oai.ts';
import { answerSru } from '#shared/interchange/sru/answer-sru.ts';
import { env } from '#shared/runtime/env.ts';
import { route } from '#shared/runtime/route.ts';

const text = z.string().optional();

/** SRU: searches of library systems. */
export const sruRoutes = [
  route({
    method: 'GET',
    tag: 'Open',
    access: 'public',
    path: '/sru',
    summary: { zh: 'SRU 1.1/1.2/2.0 检索（CQL）', en: 'Search by SRU 1.1, 1.2 and 2.0 with CQL' },
    query: z
      .object({
        version: text.meta({ example: '1.2' }),
        operation: text.meta({ example: 'searchRetrieve' }),
        query: text.meta({ example: 'dc.title = quality' }),
        startRecord: text,
        maximumRecords: text,
        recordSchema: text.describe('dc or marcxml'),
        recordPacking: text,
        recordXMLEscaping: text,
        queryType: text,
      })
      .catchall(z.string()),
    response: z.string(),
    responseType: 'text/xml; charset=utf-8',
    examples: ['', '?version=1.2&operation=searchRetrieve&query=dc.title=quality&recordSchema=marcxml'],
    run: (services: OaiServices, { query }) => answerSru(services, query, env().SITE_URL),
  }),
];
