import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Caller } from '#shared/runtime/caller.ts';
import { ServiceError } from '#shared/runtime/errors.ts';
import { api } from '#shared/runtime/http.ts';
import { Reply, route } from '#shared/runtime/route.ts';
import { addTiming } from '#shared/runtime/timing.ts';
import { apiEvent, lambdaContext } from '#test/api-event.ts';

const common = { access: 'public', tag: 'test', summary: { zh: '测试', en: 'Test' } } as const;

const handler = api(
  [
    route({
      ...common,
      method: 'GET',
      path: '/things',
      query: z.strictObject({ q: z.string().optional(), cursor: z.string().optional() }),
      response: z.object({ items: z.array(z.string()), next: z.string().nullable() }),
      cache: { maxAge: 0, sharedMaxAge: 60, staleWhileRevalidate: 600 },
      run: async (_services: object) => {
        addTiming('engine', 3);
        addTiming('engine', 4);
        return { items: ['a'], next: 'c2', secret: 'never shown' };
      },
    }),
    route({
      ...common,
      method: 'GET',
      path: '/things/{id}',
      params: z.object({ id: z.string() }),
      response: z.object({ id: z.string() }),
      run: async (_services: object, { params }) => {
        if (params.id === 'broken') throw new TypeError('a secret detail');
        if (params.id === 'endless') return new Promise<never>(() => undefined);
        if (params.id === 'moved') return new Reply(303, null, { location: '/things/here' });
        if (params.id === 'none') throw new ServiceError('NOT_FOUND', { zh: '没有。', en: 'None.' });
        return { id: params.id };
      },
    }),
    route({
      ...common,
      method: 'POST',
      path: '/things/counts',
      response: z.object({ count: z.int() }),
      run: async (_services: object) => ({ count: 1 }),
    }),
  ],
  () => ({}),
  undefined,
  [{ method: 'POST', path: '/things/{id}/more' }],
);
const call = (asked: Parameters<typeof apiEvent>[0]) => handler(apiEvent(asked), lambdaContext);

describe('api', () => {
  it('answers with the declared shape and nothing else', async () => {
    const { statusCode, body } = await call({ path: '/things' });
    expect(statusCode).toBe(200);
    expect(JSON.parse(body ?? '')).toEqual({ items: ['a'], next: 'c2' });
  });

  it('links to the next page and keeps every parameter of the caller', async () => {
    const { headers } = await call({ path: '/things', query: 'q=%E8%B4%A8%E9%87%8F&cursor=c1' });
    expect(headers?.link).toBe('</things?q=%E8%B4%A8%E9%87%8F&cursor=c2>; rel="next"');
  });

  it('says that it took too long, and when to come again, just before its time is over', async () => {
    const nearlyOver = { ...lambdaContext, getRemainingTimeInMillis: () => 20 };
    const { statusCode, headers, body } = await handler(apiEvent({ path: '/things/endless' }), nearlyOver);
    expect([statusCode, headers?.['retry-after']]).toEqual([503, '5']);
    expect(JSON.parse(body ?? '')).toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('answers 304 without a body to the tag it gave, also when a proxy weakened it', async () => {
    const first = await call({ path: '/things/1' });
    for (const tag of [first.headers?.etag, `W/${first.headers?.etag}`, `"x", ${first.headers?.etag}`, '*']) {
      const again = await call({ path: '/things/1', headers: { 'if-none-match': String(tag) } });
      expect([again.statusCode, again.body]).toEqual([304, undefined]);
    }
  });

  it('answers HEAD like GET without the body', async () => {
    const get = await call({ path: '/things/1' });
    const head = await call({ method: 'HEAD', path: '/things/1' });
    expect(head.body).toBeUndefined();
    expect(head.headers).toMatchObject({ etag: get.headers?.etag, 'content-length': String(get.body?.length) });
  });

  it('adds up engine time beside the total in Server-Timing', async () => {
    const { headers } = await call({ path: '/things' });
    expect(headers?.['server-timing']).toMatch(/^engine;dur=7\.0, total;dur=\d+\.\d$/);
  });

  it('goes on with the trace of a caller, on answers and errors', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const headers = { traceparent: `00-${trace}-00f067aa0ba902b7-01` };
    for (const path of ['/things', '/nowhere']) {
      expect((await call({ path, headers })).headers?.traceparent).toMatch(new RegExp(`^00-${trace}-\\w{16}-01$`));
    }
    expect((await call({ path: '/things' })).headers).not.toHaveProperty('traceparent');
  });

  it('sends CORS headers on answers, errors and preflights', async () => {
    for (const asked of [{ path: '/things' }, { path: '/nowhere' }, { method: 'OPTIONS', path: '/things' }]) {
      expect((await call(asked)).headers).toMatchObject({ 'access-control-allow-origin': '*' });
    }
  });

  it('passes other statuses through as the route says', async () => {
    const { statusCode, headers, body } = await call({ path: '/things/moved' });
    expect([statusCode, headers?.location, body]).toEqual([303, '/things/here', '']);
    expect(headers).not.toHaveProperty('content-type');
  });

  it.each([
    ['/things/none', 'GET', 404, 'NOT_FOUND', 'None.'],
    ['/nowhere', 'GET', 404, 'NOT_FOUND', 'There is no address /nowhere; /openapi.json lists them all.'],
    ['/things', 'DELETE', 405, 'METHOD_NOT_ALLOWED', 'This address takes GET, HEAD, OPTIONS only.'],
    ['/things/counts', 'GET', 405, 'METHOD_NOT_ALLOWED', 'This address takes POST, OPTIONS only.'],
    ['/things/1/more', 'GET', 405, 'METHOD_NOT_ALLOWED', 'This address takes POST, OPTIONS only.'],
  ])('explains %s by problem+json', async (path, method, status, code, detail) => {
    const { statusCode, headers, body } = await call({ path, method, headers: { 'accept-language': 'en' } });
    expect(statusCode).toBe(status);
    expect(headers?.allow).toBe(status === 405 ? /takes (.*) only/.exec(detail)?.[1] : undefined);
    expect(headers?.['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(JSON.parse(body ?? '')).toMatchObject({ status, code, detail, instance: 'request-1', errors: [] });
  });

  it('says nothing of the inside when something of ours fails', async () => {
    const { statusCode, body } = await call({ path: '/things/broken' });
    expect(statusCode).toBe(500);
    expect(body).not.toContain('secret');
    expect(JSON.parse(body ?? '')).toMatchObject({ code: 'INTERNAL', title: '服务内部错误' });
  });
});

describe('guarded routes', () => {
  const members: Record<string, Caller> = {
    'Bearer anna': { subject: 'anna', roles: ['editor'] },
    'Bearer bo': { subject: 'bo', roles: ['seller'] },
  };
  const guarded = api(
    (['public', 'member', 'editor', 'hidden'] as const).map((who) =>
      route({
        ...common,
        method: 'GET',
        path: `/${who}`,
        access: who === 'hidden' ? 'editor' : who,
        conceals: who === 'hidden',
        response: z.object({ caller: z.string().nullable() }),
        cache: { maxAge: 0, sharedMaxAge: 60, staleWhileRevalidate: 600 },
        run: async (_services: object, { caller }) => ({ caller: caller?.subject ?? null }),
      }),
    ),
    () => ({}),
    async (authorization) => (authorization ? (members[authorization] ?? null) : null),
  );
  const ask = (path: string, authorization?: string) =>
    guarded(apiEvent({ path, headers: authorization ? { authorization } : {} }), lambdaContext);

  it.each([
    ['/public', undefined, 200, null],
    ['/public', 'Bearer anna', 200, null],
    ['/member', undefined, 401, 'UNAUTHENTICATED'],
    ['/member', 'Bearer bo', 200, 'bo'],
    ['/editor', undefined, 401, 'UNAUTHENTICATED'],
    ['/editor', 'Bearer bo', 403, 'FORBIDDEN'],
    ['/editor', 'Bearer anna', 200, 'anna'],
    ['/hidden', undefined, 401, 'UNAUTHENTICATED'],
    ['/hidden', 'Bearer bo', 404, 'NOT_FOUND'],
    ['/hidden', 'Bearer anna', 200, 'anna'],
  ])('%s asked by %s answers %i', async (path, authorization, status, said) => {
    const { statusCode, body } = await ask(path, authorization);
    const answer = JSON.parse(body ?? '');
    expect([statusCode, answer.code ?? answer.caller]).toEqual([status, said]);
  });

  it('challenge strangers without an error code, and members with the reason (RFC 6750 §3.1)', async () => {
    expect((await ask('/editor')).headers?.['www-authenticate']).toBe('Bearer realm="guiju"');
    const refused = await ask('/editor', 'Bearer bo');
    expect(refused.headers?.['www-authenticate']).toBe('Bearer realm="guiju", error="insufficient_scope"');
  });

  it('are never stored by a cache, whatever the route says', async () => {
    expect((await ask('/member', 'Bearer bo')).headers?.['cache-control']).toBe('no-store');
    expect((await ask('/public')).headers?.['cache-control']).toContain('s-maxage=60');
  });

  it('are asked for their token before anything is said of the input', async () => {
    expect((await guarded(apiEvent({ path: '/editor', query: 'x=1' }), lambdaContext)).statusCode).toBe(401);
  });

  it('cannot be hosted by a function that reads no tokens', () => {
    const member = route({
      ...common,
      method: 'GET',
      path: '/me',
      access: 'member',
      response: z.object({}),
      run: async (_services: object) => ({}),
    });
    expect(() => api([member], () => ({}))).toThrow('GET /me is guarded, and nothing here reads tokens');
  });
});

describe('an answer of bytes', () => {
  const picture = new Uint8Array([0xff, 0xd8, 0x00, 0x80]);
  const pictures = api(
    [
      route({
        method: 'GET',
        path: '/picture',
        summary: { zh: '图', en: 'Picture' },
        tag: 'Test',
        access: 'public',
        response: z.string(),
        responseType: 'image/jpeg',
        run: async (_services: object) => new Reply(200, picture),
      }),
    ],
    () => ({}),
  );

  it('is sent as it is, with a tag, and HEAD tells its length', async () => {
    const answer = await pictures(apiEvent({ path: '/picture' }), lambdaContext);
    expect(answer.isBase64Encoded).toBe(true);
    expect(new Uint8Array(Buffer.from(answer.body ?? '', 'base64'))).toEqual(picture);
    expect(answer.headers?.etag).toMatch(/^"[\w-]{27}"$/);
    const head = await pictures(apiEvent({ method: 'HEAD', path: '/picture' }), lambdaContext);
    expect(head.headers?.['content-length']).toBe('4');
  });
});
