import LinkHeader from 'http-link-header';
import { parseItem } from 'structured-headers';
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

it('says it so that readers of structured fields and of links understand it', async () => {
  const { headers = {} } = await api([old], () => ({}))(apiEvent({ path: '/v1/old' }), lambdaContext);
  expect(parseItem(String(headers.deprecation))).toEqual([new Date('2026-12-01T00:00:00Z'), new Map()]);
  expect(new Date(String(headers.sunset))).toEqual(new Date('2028-01-01T00:00:00Z'));
  const { refs } = LinkHeader.parse(String(headers.link));
  expect(refs.map(({ rel }) => rel)).toEqual(['deprecation', 'successor-version', 'next']);
});

it('says the same in the description', () => {
  const described = describeRoutes([old], 'en').paths?.['/v1/old']?.get;
  expect(described).toMatchObject({ deprecated: true, 'x-sunset': '2028-01-01', 'x-successor': '/v1/new' });
  expect(described?.responses?.['200']).toMatchObject({ headers: { Deprecation: { required: true } } });
});
