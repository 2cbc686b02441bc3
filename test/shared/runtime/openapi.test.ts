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
        creates: true,
        refuses: ['CONFLICT'],
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
      route({
        method: 'GET',
        path: '/v1/things/{id}/picture',
        access: 'public',
        tag: 'things',
        summary,
        params: z.object({ id: z.string() }),
        response: z.null(),
        answers: [303],
        refuses: ['FORBIDDEN'],
        run: async (_services: object) => null,
      }),
    ],
    'en',
  );
  const things = described.paths?.['/v1/things/{id}'];
  const picture = described.paths?.['/v1/things/{id}/picture']?.get;
  const me = described.paths?.['/v1/me']?.get;

  it('says which role a route needs, and nothing for a public one', () => {
    expect(things?.put).toMatchObject({ security: [{ bearer: [] }, { apiKey: [] }], 'x-roles': ['editor'] });
    expect(things?.put?.description).toContain('role editor');
    expect(me?.security).toEqual([{ bearer: [] }, { apiKey: [] }]);
    expect(things?.get?.security).toEqual([]);
  });

  it('lists the answers and refusals that a caller may meet, and no others', () => {
    const always = ['400', '429', '500', '503'];
    const statuses = (responses: object | undefined) => Object.keys(responses ?? {}).sort();
    const writing = ['200', '201', '401', '403', '404', '409', '412', '413', '415', ...always].sort();
    expect(statuses(things?.put?.responses)).toEqual(writing);
    expect(statuses(me?.responses)).toEqual(['200', '304', '401', ...always].sort());
    expect(statuses(things?.get?.responses)).toEqual(['200', '304', '404', ...always].sort());
    expect(statuses(picture?.responses)).toEqual(['303', '403', '404', ...always].sort());
  });

  it('says where a redirection leads, and that it has no body', () => {
    const moved = picture?.responses?.['303'];
    expect(moved).toMatchObject({ headers: { Location: { required: true } } });
    expect(moved).not.toHaveProperty('content');
  });

  it('describes a tuple as a list of fixed length', () => {
    const box = route({
      method: 'GET',
      path: '/v1/box',
      access: 'public',
      tag: 'things',
      summary,
      response: z.object({ box: z.tuple([z.number(), z.string()]) }),
      run: async (_services: object) => ({ box: [1, 'a'] as [number, string] }),
    });
    const { responses } = describeRoutes([box], 'en').paths?.['/v1/box']?.get ?? {};
    expect(JSON.parse(JSON.stringify(responses?.['200'])).content['application/json'].schema.properties.box).toEqual({
      type: 'array',
      items: { anyOf: [{ type: 'number' }, { type: 'string' }] },
      minItems: 2,
      maxItems: 2,
    });
  });

  it('lists the headers a route reads', () => {
    const names = things?.put?.parameters?.map((parameter) => ('name' in parameter ? parameter.name : ''));
    expect(names).toEqual(['id', 'accept-language', 'if-match']);
  });
});
