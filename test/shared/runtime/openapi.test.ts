import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { describeRoutes } from '#shared/runtime/openapi.ts';
import { route } from '#shared/runtime/route.ts';

const summary = { zh: '测试', en: 'Test' };

describe('describeRoutes', () => {
  const described = describeRoutes(
    [
      route({
        method: 'PUT',
        path: '/v1/things/{id}',
        access: 'editor',
        tag: 'things',
        summary,
        params: z.object({ id: z.string() }),
        headers: z.object({ 'if-match': z.string().optional().meta({ description: 'revision' }) }),
        body: z.object({ name: z.string() }),
        response: z.object({ id: z.string() }),
        run: async (_services: object, { params }) => params,
      }),
      route({
        method: 'GET',
        path: '/v1/me',
        access: 'member',
        tag: 'members',
        summary,
        response: z.object({ subject: z.string() }),
        run: async (_services: object, { caller }) => caller,
      }),
      route({
        method: 'GET',
        path: '/v1/things/{id}',
        access: 'public',
        tag: 'things',
        summary,
        params: z.object({ id: z.string() }),
        response: z.object({ id: z.string() }),
        run: async (_services: object, { params }) => params,
      }),
    ],
    'en',
  );
  const things = described.paths?.['/v1/things/{id}'];
  const me = described.paths?.['/v1/me']?.get;

  it('says which role a route needs, and nothing for a public one', () => {
    expect(things?.put?.security).toEqual([{ bearer: ['editor'] }]);
    expect(me?.security).toEqual([{ bearer: [] }]);
    expect(things?.get?.security).toBeUndefined();
  });

  it('lists the refusals a caller may meet', () => {
    expect(Object.keys(things?.put?.responses ?? {})).toEqual(expect.arrayContaining(['401', '403', '412', '428']));
    expect(Object.keys(me?.responses ?? {})).toEqual(expect.arrayContaining(['401']));
    expect(Object.keys(me?.responses ?? {})).not.toContain('403');
    expect(Object.keys(things?.get?.responses ?? {})).not.toContain('401');
  });

  it('lists the headers a route reads', () => {
    const names = things?.put?.parameters?.map((parameter) => ('name' in parameter ? parameter.name : ''));
    expect(names).toEqual(['id', 'accept-language', 'if-match']);
  });
});
