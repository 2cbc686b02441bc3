import * as z from 'zod';
import { checkHealth, Health, type HealthServices } from '#shared/runtime/check-health.ts';
import { Reply, route } from '#shared/runtime/route.ts';
import { describeApi } from './describe-api.ts';

/** Routes about the service itself. */
export const serviceRoutes = [
  route({
    method: 'GET',
    path: '/v1/health',
    access: 'public',
    tag: 'Service',
    summary: { zh: '各引擎是否就绪', en: 'Readiness of each engine' },
    response: Health,
    run: async (services: HealthServices) => {
      const health = await checkHealth(services);
      return health.status === 'ready' ? health : new Reply(503, health, { 'retry-after': '5' });
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
