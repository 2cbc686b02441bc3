import * as z from 'zod';
import { answerOai, type OaiServices } from '#shared/interchange/oai/answer-oai.ts';
import { env } from '#shared/runtime/env.ts';
import { route } from '#shared/runtime/route.ts';

const Arguments = z
  .object({
    verb: z.string().optional().meta({ example: 'ListRecords' }),
    metadataPrefix: z.string().optional().meta({ example: 'oai_dc' }),
    identifier: z.string().optional(),
    from: z.string().optional().describe('Inclusive: a day or a second of UTC.'),
    until: z.string().optional().describe('Inclusive.'),
    set: z.string().optional().describe('kind:GB, kind:GB:recommended, ics:13:060, ccs:Z:Z60'),
    resumptionToken: z.string().optional(),
  })
  .catchall(z.string());

const harvest = {
  tag: 'Open',
  access: 'public',
  path: '/oai',
  summary: { zh: 'OAI-PMH 2.0 收割', en: 'Harvest by OAI-PMH 2.0' },
  description: {
    zh: '格式 oai_dc、marc21、relaton；请求有误时在答复中说明（HTTP 200）。增量收割请以上次的 responseDate 减去一分钟为 from。',
    en: 'Formats oai_dc, marc21 and relaton; faults are told inside the answer, with HTTP 200. For what has changed, ask from one minute before the last responseDate.',
  },
  response: z.string(),
  responseType: 'text/xml; charset=utf-8',
} as const;

/** OAI-PMH 2.0, by GET and by a form (§3.1.1). */
export const oaiRoutes = [
  route({
    ...harvest,
    method: 'GET',
    query: Arguments,
    examples: ['?verb=Identify', '?verb=ListRecords&metadataPrefix=oai_dc&set=kind:GB'],
    run: (services: OaiServices, { query }) => answerOai(services, query, env().SITE_URL),
  }),
  route({
    ...harvest,
    method: 'POST',
    readsOnly: true,
    body: Arguments,
    takesForm: true,
    run: (services: OaiServices, { body }) => answerOai(services, body, env().SITE_URL),
  }),
];
