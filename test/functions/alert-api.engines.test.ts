import { afterAll, beforeAll, expect, test } from 'vitest';
import { tableClient } from '#shared/runtime/table-client.ts';
import { putMany } from '#shared/standards/standard-bulk-store.ts';
import { tokenOf } from '#test/call-as.ts';
import { runningEngines, startTestService, type TestService } from '../service.ts';
import { stored } from '../shared/standards/search-fixture.ts';

let service: TestService;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  const engines = runningEngines();
  service = await startTestService();
  const client = tableClient({ region: 'us-east-1', endpoint: engines.dynamodbEndpoint });
  await putMany({ client, name: service.names.catalogueTable }, [stored('GB/T 71001-2020')]);
  for (const role of ['reader', 'buyer'] as const) tokens[`demo-${role}`] = await tokenOf(service, role);
  await service.settled();
}, 120_000);
afterAll(() => service?.stop());

async function call(method: string, path: string, body?: unknown, who = 'demo-reader') {
  const response = await fetch(`${service.url}${path}`, {
    method,
    headers: {
      'accept-language': 'en',
      ...(tokens[who] && { authorization: `Bearer ${tokens[who]}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
}

const target = { kind: 'standard', standard: 'gb-t.71001-2020' };

test('a follow is made once, changed, listed, and taken away by its member alone', async () => {
  const made = await call('POST', '/v1/follows', { target, mail: 'daily' });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ target, mail: 'daily', label: 'GB/T 71001-2020' });
  const path = `/v1/follows/${made.body.id}`;
  expect(made.headers.get('location')).toBe(path);
  expect(await call('POST', '/v1/follows', { target })).toMatchObject({ status: 200, body: { id: made.body.id } });
  expect((await call('PATCH', path, { mail: 'none', kinds: ['withdrawn'] })).body).toMatchObject({ mail: 'none' });
  expect((await call('GET', '/v1/follows')).body.total).toBe(1);
  expect((await call('GET', path, undefined, 'demo-buyer')).status).toBe(404);
  expect((await call('DELETE', path, undefined, 'demo-buyer')).status).toBe(404);
  for (const form of ['atom', 'json', 'calendar']) {
    const feed = new URL(made.body.feeds[form]).pathname;
    expect((await call('GET', feed, undefined, 'nobody')).status, form).toBe(200);
  }
  expect((await call('DELETE', path)).status).toBe(200);
  expect((await call('GET', path)).status).toBe(404);
});

test.each([
  ['a standard that is not held', { kind: 'standard', standard: 'gb-t.99999-2020' }, '/body/target/standard'],
  ['a class that is not there', { kind: 'class', scheme: 'ics', code: '99.999' }, '/body/target/code'],
  ['a search that cannot be read', { kind: 'search', query: 'colour=red' }, '/body/target/query'],
])('%s is refused with a pointer', async (_, refused, pointer) => {
  const { status, body } = await call('POST', '/v1/follows', { target: refused });
  expect(status).toBe(400);
  expect(body.errors[0].pointer).toBe(pointer);
});

test('a list is a plain file with a schema, kept, replaced, and followed with what is in it', async () => {
  const file = { name: 'Product X', standards: [{ number: 'gbt71001-2020', note: 'whole' }, { number: 'GB 7718' }] };
  const made = await call('POST', '/v1/lists', file);
  expect(made.status).toBe(201);
  expect(made.body.standards).toEqual([{ number: 'GB/T 71001-2020', note: 'whole' }, { number: 'GB 7718' }]);
  const path = `/v1/lists/${made.body.id}`;
  const kept = (await call('GET', `${path}/guiju-standards.json`)).body;
  expect(Object.keys(kept).sort()).toEqual(['$schema', 'name', 'standards']);
  const schema = (await call('GET', new URL(kept.$schema).pathname, undefined, 'nobody')).body;
  expect(schema).toMatchObject({ $id: kept.$schema, properties: { standards: { maxItems: 500 } } });
  const follow = await call('POST', '/v1/follows', { target: { kind: 'list', list: made.body.id } });
  expect(follow.body.label).toBe('Product X');
  expect((await call('PUT', path, { ...kept, name: 'Product Y' })).body.name).toBe('Product Y');
  expect((await call('GET', `/v1/follows/${follow.body.id}`)).body.label).toBe('Product Y');
  expect((await call('GET', path, undefined, 'demo-buyer')).status).toBe(404);
  const wrong = await call('POST', '/v1/lists', {
    name: 'x',
    standards: [{ number: 'GB 7718' }, { number: 'no number' }],
  });
  expect(wrong.body.errors[0].pointer).toBe('/body/standards/1/number');
  expect((await call('DELETE', path)).status).toBe(200);
  expect((await call('GET', `/v1/follows/${follow.body.id}`)).status).toBe(404);
});

test('what strangers ask for needs a sign-in or an address that was given', async () => {
  expect((await call('GET', '/v1/follows', undefined, 'nobody')).status).toBe(401);
  expect((await call('GET', `/feeds/follows/${'x'.repeat(43)}.atom`, undefined, 'nobody')).status).toBe(404);
  expect((await call('POST', `/v1/unsubscriptions/${'x'.repeat(43)}`, undefined, 'nobody')).status).toBe(404);
  expect((await call('GET', '/v1/alerts')).body).toEqual({ items: [], total: 0, totalIsExact: true, next: null });
});

test('a mail program ends mail by the form of RFC 8058', async () => {
  const response = await fetch(`${service.url}/v1/unsubscriptions/${'x'.repeat(43)}`, {
    method: 'POST',
    body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
  });
  expect(response.status).toBe(404);
});
