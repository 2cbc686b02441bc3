import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createClient } from '#shared/client/client.ts';
import { newIdempotencyKey, retryAfter, send } from '#shared/client/send.ts';
import { ServiceProblem } from '#shared/client/service-problem.ts';

interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

let server: Server | undefined;
afterEach(() => server?.close());

/** A server that gives its answers in turn, the last one again and again, and keeps what it was asked. */
async function answering(...answers: Answer[]) {
  const asked: IncomingMessage[] = [];
  server = createServer((request, response) => {
    asked.push(request);
    const { status, headers, body = {} } = answers[Math.min(asked.length, answers.length) - 1] as Answer;
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { asked, options: { baseUrl: `http://127.0.0.1:${port}/`, firstPause: 1 } };
}

test.each([
  ['7', 7000],
  ['Wed, 25 Nov 2026 12:00:10 GMT', 10_000],
  ['Wed, 25 Nov 2026 11:00:00 GMT', 0],
  ['soon', null],
  [null, null],
])('Retry-After: %s means %s milliseconds', (value, expected) => {
  expect(retryAfter(value, Date.UTC(2026, 10, 25, 12))).toBe(expected);
});

test('a call refused for a moment is made again', async () => {
  const busy = { status: 429, headers: { 'retry-after': '0' } };
  const { asked, options } = await answering(busy, { status: 503 }, { status: 200, body: { items: [] } });
  expect(await createClient(options).suggest('钢')).toEqual({ items: [] });
  expect(asked.map(({ url }) => url)).toEqual(Array(3).fill('/v1/suggest?q=%E9%92%A2'));
});

test('a refusal that stays is handed on with its problem', async () => {
  const problem = {
    type: 't',
    title: '未找到',
    status: 404,
    detail: '没有',
    code: 'NOT_FOUND',
    errors: [],
    instance: 'i',
  };
  const { asked, options } = await answering({
    status: 404,
    headers: { 'content-type': 'application/problem+json' },
    body: problem,
  });
  const error = await createClient(options)
    .get('gb.1-1')
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ServiceProblem);
  expect(error).toMatchObject({ status: 404, code: 'NOT_FOUND', problem, message: '未找到: 没有' });
  expect(asked).toHaveLength(1);
});

test('retries end, and a pause over a minute is not waited for', async () => {
  const often = await answering({ status: 503 });
  await expect(createClient({ ...often.options, retries: 2 }).suggest('a')).rejects.toThrow('HTTP 503');
  expect(often.asked).toHaveLength(3);
  server?.close();
  const long = await answering({ status: 429, headers: { 'retry-after': '3600' } });
  await expect(createClient(long.options).suggest('a')).rejects.toThrow('HTTP 429');
  expect(long.asked).toHaveLength(1);
});

test('a POST is sent again after 503 only under a key', async () => {
  const bare = await answering({ status: 503 }, { status: 200 });
  await expect(send(bare.options, { path: '/v1/orders', body: {} })).rejects.toThrow('HTTP 503');
  server?.close();
  const keyed = await answering({ status: 503 }, { status: 200 });
  const idempotencyKey = newIdempotencyKey();
  expect((await send(keyed.options, { path: '/v1/orders', body: {}, idempotencyKey })).status).toBe(200);
  expect(keyed.asked.map(({ headers }) => headers['idempotency-key'])).toEqual([idempotencyKey, idempotencyKey]);
});

test('a record comes in another form as the text that it is', async () => {
  const { asked, options } = await answering({ status: 200, body: 'TY  - STAND' });
  expect(await createClient({ ...options, apiKey: 'k' }).getForm('gb.1-1', 'ris', { asOf: '2020-01-01' })).toBe(
    '"TY  - STAND"',
  );
  expect(asked[0]).toMatchObject({ url: '/standards/gb.1-1.ris?asOf=2020-01-01', headers: { 'x-api-key': 'k' } });
});

test('a signal ends the pause between attempts', async () => {
  const { asked, options } = await answering({ status: 429, headers: { 'retry-after': '50' } });
  const stop = new AbortController();
  const call = createClient(options).suggest('a', { signal: stop.signal });
  await expect.poll(() => asked.length).toBe(1);
  stop.abort(new Error('enough'));
  await expect(call).rejects.toThrow('enough');
});
