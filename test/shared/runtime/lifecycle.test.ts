import { expect, it } from 'vitest';
import * as z from 'zod';
import { api } from '#shared/runtime/http.ts';
import { describeRoutes } from '#shared/runtime/openapi.ts';
import { route } from '#shared/runtime/route.ts';
import { apiEvent, lambdaContext } from '#test/api-event.ts';

const deprecated = { since: '2026-12-01', sunset: '2028-01-01', successor: '/v1/new' };
const old = route({
  method: 'GET',
  path: '/v1/old',
  access: 'public',
  tag: 'test',
  summary: { zh: '旧', en: 'Old' },
  response: z.object({ next: z.string().nullable() }),
  deprecated,
  run: async (_services: object) => ({ next: 'c2' }),
});

it('says in headers since when a route should not be called, when it may end and what follows it', async () => {
  const { headers } = await api([old], () => ({}))(apiEvent({ path: '/v1/old' }), lambdaContext);
  expect(headers).toMatchObject({
    deprecation: '@1796083200',
    sunset: 'Sat, 01 Jan 2028 00:00:00 GMT',
    link: '</developers/changes>; rel="deprecation"; type="text/html", </v1/new>; rel="successor-version", </v1/old?cursor=c2>; rel="next"',
  });
});

it('says the same in the description', () => {
  const described = describeRoutes([old], 'en').paths?.['/v1/old']?.get;
  expect(described).toMatchObject({ deprecated: true, 'x-sunset': '2028-01-01', 'x-successor': '/v1/new' });
  expect(described?.responses?.['200']).toMatchObject({ headers: { Deprecation: { required: true } } });
});
