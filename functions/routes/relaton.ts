import * as z from 'zod';
import { findRelaton } from '#shared/interchange/find-relaton.ts';
import type { OaiServices } from '#shared/interchange/oai/answer-oai.ts';
import { env } from '#shared/runtime/env.ts';
import { route } from '#shared/runtime/route.ts';

/** What tools of Relaton call for a record by its number. */
export const relatonRoutes = [
  route({
    method: 'GET',
    tag: 'Open',
    access: 'public',
    path: '/api/v1/document',
    summary: {
      zh: '按标准号取 Relaton 记录（与 relaton.org 接口相同）',
      en: 'A record by number as Relaton (as relaton.org)',
    },
    query: z.strictObject({
      code: z.string().min(1).max(200).meta({ example: 'GB/T 19001' }),
      year: z
        .string()
        .regex(/^\d{4}$/)
        .optional()
        .meta({ example: '2016' }),
    }),
    response: z.string(),
    responseType: 'application/xml; charset=utf-8',
    refuses: ['NOT_FOUND'],
    run: (services: OaiServices, { query }) => findRelaton(services, { ...query, site: env().SITE_URL }),
  }),
];
