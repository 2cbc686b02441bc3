import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { sandboxPrefix } from '#shared/runtime/caller.ts';
import { api } from '#shared/runtime/http.ts';
import { route } from '#shared/runtime/route.ts';
import { apiEvent, lambdaContext } from '#test/api-event.ts';

const common = { access: 'public', tag: 'test', summary: { zh: '测试', en: 'Test' } } as const;
const things: string[] = [];
const handler = api(
  [
    route({
      ...common,
      method: 'GET',
      path: '/things',
      response: z.array(z.string()),
      run: async (_services: object) => things,
    }),
    route({
      ...common,
      method: 'POST',
      path: '/things',
      body: z.strictObject({ name: z.string() }),
      response: z.string(),
      run: async (_services: object, { body }) => String(things.push(body.name)),
    }),
    route({
      ...common,
      method: 'POST',
      readsOnly: true,
      path: '/things/count',
      response: z.int(),
      run: async (_services: object) => things.length,
    }),
  ],
  () => ({}),
);

const key = `${sandboxPrefix}abcdefghjkmn_secret`;
const ask = (method: string, path: string, headers: Record<string, string>, body?: string) =>
  handler(apiEvent({ method, path, headers, body }), lambdaContext);
const rehearsed = (answer: string, method = 'GET') =>
  ask(method, '/things', { 'x-api-key': key, 'sandbox-answer': answer });

describe('a sandbox key rehearses', () => {
  it.each([
    ['400', 'INVALID'],
    ['429', 'TOO_MANY_REQUESTS'],
    ['500', 'INTERNAL'],
    ['503', 'UNAVAILABLE'],
  ])('%s as a problem', async (status, code) => {
    const { statusCode, body, headers } = await rehearsed(status);
    expect([String(statusCode), JSON.parse(body ?? '').code]).toEqual([status, code]);
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': 'no-store',
      'sandbox-answer': status,
    });
  });

  it('a limit with the seconds to wait', async () => {
    const { headers } = await rehearsed('429');
    expect(headers).toMatchObject({ 'retry-after': '1', ratelimit: '"sandbox";r=0;t=1' });
  });

  it('what stands in the place of a function that died, and is no problem+json', async () => {
    expect(await rehearsed('gateway')).toMatchObject({
      statusCode: 500,
      headers: { 'content-type': 'application/json' },
      body: '{"message":"Internal Server Error"}',
    });
  });

  it('an answer that ends in the middle', async () => {
    const { statusCode, body = '' } = await rehearsed('cut');
    expect(statusCode).toBe(200);
    expect(() => JSON.parse(body)).toThrow();
  });

  it('the true answer, late', async () => {
    const { statusCode, body } = await rehearsed('slow-1');
    expect([statusCode, body]).toEqual([200, JSON.stringify(things)]);
  });

  it.each(['404', '299', 'slow-9', 'nonsense'])('nothing that the route does not document: %s', async (answer) => {
    const { statusCode, body } = await rehearsed(answer);
    expect([statusCode, JSON.parse(body ?? '').errors[0].pointer]).toEqual([400, '/headers/sandbox-answer']);
  });

  it('and no other key does, nor a call without one', async () => {
    const withKey = await ask('GET', '/things', { 'x-api-key': 'gj_abcdefghjkmn_secret', 'sandbox-answer': '500' });
    const without = await ask('GET', '/things', { 'sandbox-answer': '500' });
    expect([withKey.statusCode, without.statusCode]).toEqual([400, 400]);
  });
});

describe('with a sandbox key', () => {
  it('a change is validated and not made', async () => {
    const right = await ask('POST', '/things', { 'x-api-key': key }, '{"name":"one"}');
    const wrong = await ask('POST', '/things', { 'x-api-key': key }, '{"title":"one"}');
    expect([right, wrong].map(({ body }) => JSON.parse(body ?? '').code)).toEqual(['SANDBOX', 'INVALID']);
    expect(things).toEqual([]);
  });

  it('a change is not made by a caller who signed in either', async () => {
    const { statusCode } = await ask(
      'POST',
      '/things',
      { authorization: 'Bearer x', 'x-api-key': key },
      '{"name":"one"}',
    );
    expect([statusCode, things]).toEqual([403, []]);
  });

  it('what only reads is answered', async () => {
    expect(await ask('POST', '/things/count', { 'x-api-key': key })).toMatchObject({ statusCode: 200, body: '0' });
  });
});
