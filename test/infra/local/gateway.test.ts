import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { brotliDecompressSync } from 'node:zlib';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { FunctionDefinition } from '#infra/functions.ts';
import { type Gateway, startGateway } from '#infra/local/gateway.ts';

const definition: FunctionDefinition = {
  name: 'echo',
  purpose: 'Says what it was asked',
  entry: 'none',
  memoryMb: 128,
  timeoutSeconds: 0.2,
  trigger: { kind: 'http', routes: ['ANY /echo/{id}', 'ANY /echo'] },
  reads: [],
  writes: [],
};

const handlers: Record<string, (event: APIGatewayProxyEventV2) => unknown> = {
  bare: () => ({ hello: 'world' }),
  cookies: () => ({ statusCode: 200, cookies: ['a=1', 'b=2'], body: 'ok' }),
  binary: () => ({ statusCode: 200, isBase64Encoded: true, body: Buffer.from([0, 255]).toString('base64') }),
  long: () => ({
    statusCode: 200,
    headers: { 'Content-Type': 'application/json', ETag: '"x"' },
    body: JSON.stringify('标准'.repeat(900)),
  }),
  broken: () => {
    throw new Error('boom');
  },
  slow: () => new Promise(() => undefined),
};

let gateway: Gateway;

beforeAll(async () => {
  const handler = async (event: unknown) => {
    const asked = event as APIGatewayProxyEventV2;
    const answer = handlers[asked.pathParameters?.id ?? ''];
    return answer ? answer(asked) : { statusCode: 200, body: JSON.stringify(asked) };
  };
  gateway = await startGateway(0);
  const early = await fetch(gateway.url);
  expect([early.status, (await early.json()).code]).toEqual([503, 'UNAVAILABLE']);
  const mounts = { '/beside': (_request: IncomingMessage, response: ServerResponse) => void response.end('beside') };
  gateway.open({ functions: [{ definition, handler }], files: async () => undefined, mounts });
});

afterAll(() => gateway.stop());

async function echo(path: string, init?: RequestInit): Promise<APIGatewayProxyEventV2> {
  const response = await fetch(`${gateway.url}/echo${path}`, init);
  return (await response.json()) as APIGatewayProxyEventV2;
}

test('a function sees the event of an HTTP API', async () => {
  const event = await echo('/x%2Fy?a=1&b=%E6%A0%87&a=2', { headers: { 'X-Two': 'v', cookie: 's=1; t=2' } });
  expect(event).toMatchObject({
    version: '2.0',
    routeKey: 'ANY /echo/{id}',
    rawPath: '/echo/x%2Fy',
    rawQueryString: 'a=1&b=%E6%A0%87&a=2',
    queryStringParameters: { a: '1,2', b: '标' },
    pathParameters: { id: 'x%2Fy' },
    cookies: ['s=1', 't=2'],
    headers: { 'x-two': 'v', 'x-forwarded-proto': 'http', 'x-forwarded-for': '127.0.0.1' },
    requestContext: { stage: '$default', http: { method: 'GET', path: '/echo/x%2Fy', sourceIp: '127.0.0.1' } },
    isBase64Encoded: false,
  });
  expect(event.headers.cookie).toBeUndefined();
  expect(event.requestContext.time).toMatch(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/);
});

test('a mount answers its path and all below it, and nothing else', async () => {
  const answers = ['/beside', '/beside/x', '/beside?x'].map(async (path) => (await fetch(gateway.url + path)).text());
  expect(await Promise.all(answers)).toEqual(['beside', 'beside', 'beside']);
  expect((await fetch(`${gateway.url}/besides`)).status).toBe(404);
});

test('a busy port moves on', async () => {
  const other = await startGateway(gateway.port);
  expect(other.port).toBeGreaterThan(gateway.port);
  await other.stop();
});

test('a request without query, parameters, cookies or body has none of these fields', async () => {
  const event = await echo('');
  for (const field of ['queryStringParameters', 'pathParameters', 'cookies', 'body']) {
    expect(event).not.toHaveProperty(field);
  }
});

test.each([
  ['application/json', '{"q":"标"}', false],
  ['application/problem+json; charset=utf-8', '{}', false],
  ['text/plain', 'x', false],
  ['application/x-www-form-urlencoded', 'a=1', true],
  ['application/octet-stream', 'x', true],
])('a body of %s', async (type, body, isBase64Encoded) => {
  const event = await echo('', { method: 'POST', headers: { 'content-type': type }, body });
  expect(event.isBase64Encoded).toBe(isBase64Encoded);
  expect(Buffer.from(event.body ?? '', isBase64Encoded ? 'base64' : 'utf8').toString()).toBe(body);
});

test('a value without status code is a JSON body', async () => {
  const response = await fetch(`${gateway.url}/echo/bare`);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toEqual({ hello: 'world' });
});

test('cookies and bytes arrive as they were returned', async () => {
  const cookies = await fetch(`${gateway.url}/echo/cookies`);
  expect(cookies.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  const binary = await fetch(`${gateway.url}/echo/binary`);
  expect([...new Uint8Array(await binary.arrayBuffer())]).toEqual([0, 255]);
});

test('long text is compressed for who accepts it, under a weak tag', async () => {
  const plain = await fetch(`${gateway.url}/echo/long`, { headers: { 'accept-encoding': 'identity' } });
  expect(plain.headers.get('etag')).toBe('"x"');
  expect(plain.headers.get('vary')).toBe('Accept-Encoding');
  const raw = await rawRequest('GET /echo/long HTTP/1.1\r\nhost: a\r\naccept-encoding: gzip;q=0, br\r\n');
  expect(raw.head).toContain('content-encoding: br');
  expect(raw.head).toContain('etag: W/"x"');
  expect(brotliDecompressSync(raw.body).toString()).toBe(await plain.text());
  const fresh = await fetch(`${gateway.url}/echo/long`, { headers: { 'if-none-match': 'W/"x"' } });
  expect([fresh.status, await fresh.text()]).toEqual([304, '']);
});

test('HEAD reaches the function and answers without a body', async () => {
  const response = await fetch(`${gateway.url}/echo/bare`, { method: 'HEAD' });
  expect([response.status, response.headers.get('content-length')]).toEqual([200, '17']);
});

test('what a caller does wrong is a problem, not a failure', async () => {
  const unknown = await fetch(`${gateway.url}/nowhere`, { headers: { 'accept-language': 'en' } });
  expect([unknown.status, (await unknown.json()).code]).toEqual([404, 'NOT_FOUND']);
  const long = await fetch(`${gateway.url}/echo?q=${'x'.repeat(12_000)}`);
  expect([long.status, (await long.json()).code]).toEqual([400, 'INVALID']);
  const tooLong = await fetch(`${gateway.url}/echo?q=${'x'.repeat(300_000)}`);
  expect([tooLong.status, (await tooLong.json()).code]).toEqual([400, 'INVALID']);
  const large = await fetch(`${gateway.url}/echo`, { method: 'POST', body: Buffer.alloc(11 * 1024 * 1024) });
  expect([large.status, (await large.json()).code]).toEqual([413, 'TOO_LARGE']);
  const nonsense = await rawRequest('NONSENSE\r\n');
  expect(nonsense.head).toContain('400 Bad Request');
});

test('a function that throws is a 500 without its words, one that takes too long a 503', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const broken = await fetch(`${gateway.url}/echo/broken`);
  const problem = await broken.text();
  expect(broken.status).toBe(500);
  expect(problem).not.toContain('boom');
  const slow = await fetch(`${gateway.url}/echo/slow`);
  expect(slow.status).toBe(503);
  expect(printed).toHaveBeenCalledTimes(2);
});

/** Sends bytes that `fetch` would not send and gives what comes back until the connection closes. */
function rawRequest(head: string): Promise<{ head: string; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(gateway.port, '127.0.0.1', () => socket.write(`${head}connection: close\r\n\r\n`));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => {
      const all = Buffer.concat(chunks);
      const end = all.indexOf('\r\n\r\n');
      resolve({ head: all.subarray(0, end).toString(), body: all.subarray(end + 4) });
    });
  });
}
