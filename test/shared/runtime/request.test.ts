import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ServiceError } from '#shared/runtime/errors.ts';
import { preferredLanguage, readInput, readQuery } from '#shared/runtime/request.ts';
import { route } from '#shared/runtime/route.ts';
import { apiEvent } from '#test/api-event.ts';

describe('preferredLanguage', () => {
  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['fr, en;q=0.5', 'en'],
    ['zh;q=0.2, en;q=0.7', 'en'],
    ['en;q=0, fr', 'zh'],
    ['*', 'zh'],
  ])('reads %j as %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});

describe('readQuery', () => {
  it('joins a repeated parameter by commas, because both spellings mean "or"', () => {
    expect(readQuery('status=in-force&status=draft&q=a%20b')).toEqual({ status: 'in-force,draft', q: 'a b' });
  });

  it('keeps a parameter named like an object member harmless', () => {
    expect(readQuery('__proto__=x&constructor=y').constructor).toBe('y');
  });
});

describe('readInput', () => {
  const echo = route({
    method: 'POST',
    path: '/echo/{id}',
    access: 'public',
    tag: 'test',
    summary: { zh: '回声', en: 'Echo' },
    params: z.object({ id: z.string().max(5) }),
    query: z.strictObject({ size: z.coerce.number().max(100).optional() }),
    body: z.object({ a: z.unknown() }),
    response: z.unknown(),
    run: async (_services: object, input) => input,
  });

  const faultsOf = (event: Parameters<typeof apiEvent>[0]): ServiceError => {
    try {
      readInput(echo, apiEvent(event));
    } catch (error) {
      if (error instanceof ServiceError) return error;
    }
    throw new Error('the input was accepted');
  };

  it('hands decoded path, query and body to the route', () => {
    const event = apiEvent({
      method: 'POST',
      path: '/echo/a%2Fb',
      params: { id: 'a%2Fb' },
      query: 'size=5',
      body: '{"a":1}',
    });
    expect(readInput(echo, event)).toMatchObject({ params: { id: 'a/b' }, query: { size: 5 }, body: { a: 1 } });
  });

  it('points at every fault by JSON pointer', () => {
    const { errors, code } = faultsOf({
      method: 'POST',
      path: '/echo/1',
      params: { id: '1' },
      query: 'size=500&sise=1',
      body: '{"a":1}',
    });
    expect(code).toBe('INVALID');
    expect(errors.map(({ pointer }) => pointer)).toEqual(['/query/size', '/query/sise']);
  });

  it.each([
    ['broken JSON', '{"a":', 'INVALID'],
    ['a body over 256 kB', JSON.stringify({ a: 'x'.repeat(300_000) }), 'TOO_LARGE'],
    ['a body nested 30 deep', `{"a":${'['.repeat(30)}${']'.repeat(30)}}`, 'INVALID'],
  ])('refuses %s', (_what, body, code) => {
    expect(faultsOf({ method: 'POST', path: '/echo/1', params: { id: '1' }, body }).code).toBe(code);
  });

  it.each([
    [undefined, true],
    ['application/json', true],
    ['Application/JSON; charset=utf-8', true],
    ['application/merge-patch+json', true],
    ['application/x-www-form-urlencoded', false],
    ['text/plain', false],
    ['application/jsonp', false],
    ['', false],
  ])('reads a body of the type %j: %s', (type, isRead) => {
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
    const event = { method: 'POST', path: '/echo/1', params: { id: '1' }, headers, body: '{"a":1}' };
    if (isRead) expect(readInput(echo, apiEvent(event)).body).toEqual({ a: 1 });
    else
      expect(faultsOf(event)).toMatchObject({
        code: 'UNSUPPORTED_MEDIA_TYPE',
        headers: { accept: 'application/json' },
      });
  });
});
