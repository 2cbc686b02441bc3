import * as z from 'zod';
import { checkLog, LogHealth } from '#shared/log/check-log.ts';
import type { EntryServices } from '#shared/log/log-services.ts';
import { checkHealth, Health, type HealthServices, inTime } from '#shared/runtime/check-health.ts';
import { Reply, route } from '#shared/runtime/route.ts';
import { describeApi } from './describe-api.ts';

/** Engines and log; the log is null when it gives no account of itself. */
const ServiceHealth = Health.extend({ log: LogHealth.nullable() }).meta({ id: 'Health' });

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
    method: 'GET',
    path: '/openapi.json',
    access: 'public',
    tag: 'Service',
    summary: { zh: '本接口的 OpenAPI 3.1 描述', en: 'OpenAPI 3.1 description of this interface' },
    response: z.record(z.string(), z.unknown()),
    cache: { maxAge: 300, sharedMaxAge: 3600, staleWhileRevalidate: 86_400 },
    run: async (_services: object, { language }) => ({ ...describeApi(language) }),
  }),
];
