import * as z from 'zod';
import { brunoCollection } from '#shared/interchange/collections/bruno-collection.ts';
import type { DescribedApi } from '#shared/interchange/collections/described-call.ts';
import { postmanCollection } from '#shared/interchange/collections/postman-collection.ts';
import { checkLog, LogHealth } from '#shared/log/check-log.ts';
import type { EntryServices } from '#shared/log/log-services.ts';
import { checkHealth, Health, type HealthServices, inTime } from '#shared/runtime/check-health.ts';
import { env } from '#shared/runtime/env.ts';
import { type Language, Reply, route } from '#shared/runtime/route.ts';
import { describeApi } from './describe-api.ts';

/** Engines and log; the log is null when it gives no account of itself. */
const ServiceHealth = Health.extend({ log: LogHealth.nullable() }).meta({ id: 'Health' });

const described = {
  method: 'GET',
  access: 'public',
  tag: 'Service',
  cache: { maxAge: 300, sharedMaxAge: 3600, staleWhileRevalidate: 86_400 },
} as const;

/** Collections are made of the description that this service gives of itself. */
const describedApi = (language: Language) => describeApi(language) as unknown as DescribedApi;

/** Routes about the service itself. */
export const serviceRoutes = [
  route({
    method: 'GET',
    path: '/v1/health',
    access: 'public',
    tag: 'Service',
    summary: { zh: '各引擎与透明日志是否就绪', en: 'Readiness of each engine and of the transparency log' },
    response: ServiceHealth,
    run: async (services: HealthServices & EntryServices) => {
      const [{ status, engines }, log] = await Promise.all([checkHealth(services), inTime(checkLog(services))]);
      if (status === 'ready' && log?.ready) return { status, engines, log };
      return new Reply(503, { status: 'not-ready', engines, log: log ?? null }, { 'retry-after': '5' });
    },
  }),
  route({
    ...described,
    path: '/openapi.json',
    summary: { zh: '本接口的 OpenAPI 3.1 描述', en: 'OpenAPI 3.1 description of this interface' },
    response: z.record(z.string(), z.unknown()),
    run: async (_services: object, { language }) => ({ ...describeApi(language) }),
  }),
  route({
    ...described,
    path: '/openapi-3.2.json',
    summary: { zh: '同一描述的 OpenAPI 3.2 版本', en: 'The same description in OpenAPI 3.2' },
    response: z.record(z.string(), z.unknown()),
    run: async (_services: object, { language }) => ({
      ...describeApi(language),
      openapi: '3.2.0',
      $self: `${env().SITE_URL}/openapi-3.2.json`,
    }),
  }),
  route({
    ...described,
    path: '/collections/guiju.postman.json',
    summary: { zh: '全部调用的 Postman 集合', en: 'Every call as a collection of Postman' },
    response: z.record(z.string(), z.unknown()),
    run: async (_services: object, { language }) => ({ ...postmanCollection(describedApi(language)) }),
  }),
  route({
    ...described,
    path: '/collections/guiju-bruno.zip',
    summary: { zh: '全部调用的 Bruno 集合', en: 'Every call as a collection of Bruno' },
    response: z.string().meta({ format: 'binary' }),
    responseType: 'application/zip',
    run: async (_services: object, { language }) => new Reply(200, brunoCollection(describedApi(language))),
  }),
];
