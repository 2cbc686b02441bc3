import { expect, test } from 'vitest';
import * as z from 'zod';
import { readCalls, readSchemas, typeName } from '#frontend/app/api-model.ts';
import { describeRoutes } from '#shared/runtime/openapi.ts';

const Thing = z
  .object({ id: z.string().describe('Stable.'), kind: z.enum(['a', 'b']), tags: z.array(z.string()).optional() })
  .meta({ id: 'Thing' });

const document = describeRoutes(
  [
    {
      method: 'GET',
      path: '/v1/things/{id}',
      access: 'public',
      summary: { zh: '一物', en: 'A thing' },
      tag: 'Things',
      params: z.object({ id: z.string() }),
      query: z.object({ size: z.coerce.number().int().default(20).describe('How many.') }),
      response: Thing,
    },
    {
      method: 'POST',
      path: '/v1/things',
      access: 'public',
      summary: { zh: '存物', en: 'Keep a thing' },
      tag: 'Things',
      body: z.object({ name: z.string() }),
      response: Thing,
    },
  ],
  'en',
);

test('the reference has every call of the document with parameters, body and answers', () => {
  const [get, post] = readCalls(document);
  expect(get).toMatchObject({ method: 'GET', path: '/v1/things/{id}', summary: 'A thing' });
  expect(get?.parameters).toContainEqual({ name: 'id', place: 'path', type: 'string', required: true, about: '' });
  expect(get?.parameters.find(({ name }) => name === 'size')).toMatchObject({ place: 'query', about: 'How many.' });
  expect(get?.answers.find(({ status }) => status === '200')?.type).toBe('Thing');
  expect(post?.parameters.find(({ place }) => place === 'body')).toMatchObject({ name: 'name', required: true });
});

test('named structures are listed with their fields', () => {
  const thing = readSchemas(document).find(({ name }) => name === 'Thing');
  expect(thing?.fields.map(({ name, type, required }) => [name, type, required])).toEqual([
    ['id', 'string', true],
    ['kind', 'a | b', true],
    ['tags', 'string[]', false],
  ]);
});

test.each([
  [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string | null'],
  [{ type: ['integer', 'null'] }, 'integer | null'],
  [{ $ref: '#/components/schemas/Thing' }, 'Thing'],
  [{}, 'json'],
])('%j is printed as %s', (schema, name) => expect(typeName(schema)).toBe(name));

test('a document that is none gives an empty reference', () => {
  expect(readCalls(null)).toEqual([]);
  expect(readSchemas([])).toEqual([]);
});
