import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createSearchClient, SearchFault } from '#shared/runtime/search-client.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** An engine that gives one answer, or none at all. */
async function engine(answer?: { status: number; body: unknown }): Promise<string> {
  const server = createServer((_request, response) => {
    if (!answer) return;
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const refusal = { error: { type: 'parsing_exception', reason: 'no such clause' }, status: 400 };

describe('an engine that does not answer as it should', () => {
  it.each([
    ['is not there', async () => 'http://127.0.0.1:1'],
    ['is silent', () => engine()],
    ['is busy', () => engine({ status: 429, body: {} })],
    ['has lost the index', () => engine({ status: 404, body: {} })],
    ['has failed', () => engine({ status: 503, body: {} })],
  ])('is unavailable to the caller when it %s', async (_, start) => {
    const client = createSearchClient({ url: await start(), timeout: 300 });
    await expect(client.search('index', {})).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await client.ready('index')).toBe(false);
  });

  it('shows a fault of ours when it refuses the query, alone or among others', async () => {
    const alone = createSearchClient({ url: await engine({ status: 400, body: refusal }) });
    await expect(alone.search('index', {})).rejects.toThrow(SearchFault);
    const among = createSearchClient({ url: await engine({ status: 200, body: { took: 1, responses: [refusal] } }) });
    await expect(among.msearch([{ index: 'index', body: {} }])).rejects.toThrow('no such clause');
  });
});
