import { Client, StreamableHTTPClientTransport, type VersionNegotiationMode } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tableClient } from '#shared/runtime/table-client.ts';
import { putMany } from '#shared/standards/standard-bulk-store.ts';
import { tokenOf } from '#test/call-as.ts';
import { handIn, handInTexts } from '../fuzz/hand-in.ts';
import { keepHoldings } from '../journeys/holdings.ts';
import { runningEngines, startTestService, type TestService } from '../service.ts';
import { stored } from '../shared/standards/search-fixture.ts';
import { conformanceOf } from './mcp-conformance.ts';

let service: TestService;

const labels = (dates: string) => [
  ['1 Scope', 'This text says what labels of food hold.', '2 Terms and definitions', 'Food is what people eat.'],
  ['3 Requirements', '3.1 Name', 'Labels name the food.', '3.2 Date', `${dates}.`],
];

beforeAll(async () => {
  const engines = runningEngines();
  service = await startTestService();
  await keepHoldings(engines.dynamodbEndpoint, service.names.catalogueTable);
  const client = tableClient({ region: 'us-east-1', endpoint: engines.dynamodbEndpoint });
  await putMany({ client, name: service.names.catalogueTable }, [
    stored('GB 3838-1988', {
      titles: { zh: '地面水环境质量标准' },
      dates: { issued: '1988' },
    }),
    stored('GB 3838-2002', {
      titles: { zh: '地表水环境质量标准' },
      dates: { issued: '2002', effective: '2002-06-01' },
    }),
  ]);
  await service.settled();
  const by = { url: service.url, token: await tokenOf(service, 'editor') };
  await handInTexts(by);
  await handIn(by, 'gb.3838-2002', labels('Dates stand on the front of the package'));
  await handIn(by, 'gb.3838-1988', labels('Dates stand on the package'));
  await service.settled();
}, 180_000);
afterAll(() => service?.stop());

async function connected(mode: VersionNegotiationMode, language = 'en'): Promise<Client> {
  const client = new Client({ name: 'test', version: '1.0.0' }, { versionNegotiation: { mode } });
  const requestInit = { headers: { 'accept-language': language } };
  await client.connect(new StreamableHTTPClientTransport(new URL(`${service.url}/mcp`), { requestInit }));
  return client;
}

describe.each<[string, VersionNegotiationMode]>([
  ['2026-07-28', { pin: '2026-07-28' }],
  ['2025-11-25', 'legacy'],
])('the official client by the wire of %s', (wire, mode) => {
  let client: Client;
  beforeAll(async () => {
    client = await connected(mode);
  });
  afterAll(() => client?.close());

  const call = async (name: string, asked: Record<string, unknown>) => {
    const { structuredContent, content, isError } = await client.callTool({ name, arguments: asked });
    return { answer: structuredContent as never, content: content as { type: string; uri?: string }[], isError };
  };

  test('is answered at that revision, with words on how to use it', () => {
    expect(client.getNegotiatedProtocolVersion()).toBe(wire);
    expect(client.getInstructions()).toContain('asOf');
  });

  test('lists nine tools that read only, each with the shape of its answer', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual([
      'check_validity',
      'cite',
      'compare_editions',
      'get_clause',
      'get_contents',
      'get_page',
      'get_standard',
      'resolve_designation',
      'search_standards',
    ]);
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true);
    expect(tools.every(({ outputSchema }) => outputSchema?.type === 'object')).toBe(true);
  });

  test('searches, and is told status, day and citation of each result', async () => {
    const { answer, content } = await call('search_standards', { query: '质量管理体系', asOf: '2020-01-01', limit: 2 });
    expect(answer).toMatchObject({
      asOf: '2020-01-01',
      standards: [
        { number: expect.any(String), asOf: '2020-01-01', status: expect.any(String), citation: expect.any(String) },
        { identifier: expect.stringContaining('/id/std/') },
      ],
    });
    expect(content.some(({ type }) => type === 'resource_link')).toBe(true);
  });

  test('resolves a number in any spelling for a day', async () => {
    const { answer } = await call('resolve_designation', { designation: 'gbt19001', asOf: '2010-01-01' });
    expect(answer).toMatchObject({ match: 'edition-in-force', standard: { number: 'GB/T 19001-2008' } });
  });

  test('checks a list, and leaves open what is not held', async () => {
    const designations = ['GB/T 19001-2008', 'GB/T 19001-2016', 'GB/T 99999-2001'];
    const { answer } = await call('check_validity', { designations, asOf: '2020-01-01' });
    expect(answer).toMatchObject({
      counts: { holds: 1, doesNotHold: 1, notSettled: 1 },
      items: [
        { verdict: 'does-not-hold', standard: { replacedBy: [{ number: 'GB/T 19001-2016' }] } },
        { verdict: 'holds' },
        { verdict: 'not-settled', standard: null },
      ],
    });
  });

  test('reads a record with its access decision, and cites it', async () => {
    const record = await call('get_standard', { standard: 'GB/T 19001-2016' });
    expect(record.answer).toMatchObject({ access: { allow: expect.any(Boolean), reason: { zh: expect.any(String) } } });
    const cited = await call('cite', { standard: 'gb-t.19001-2016' });
    expect(cited.answer).toMatchObject({
      citations: expect.arrayContaining([expect.objectContaining({ style: 'apa' })]),
    });
  });

  test('reads a page of an open text', async () => {
    const { answer } = await call('get_page', { standard: 'GB 7718-2011', page: 1 });
    expect(answer).toMatchObject({ access: { allow: true }, page: 1, pages: 2, continueFrom: null });
    expect((answer as { text: string }).text).toContain('Labels name the food');
  });

  test('finds a clause in the contents and reads it with all below it', async () => {
    const { answer } = await call('get_contents', { standard: 'GB 3838-2002' });
    expect(answer).toMatchObject({ headings: expect.arrayContaining([expect.objectContaining({ number: '3.2' })]) });
    const read = await call('get_clause', { standard: 'GB 3838-2002', clause: '3' });
    expect(read.answer).toMatchObject({ heading: { number: '3', title: 'Requirements' }, continueFrom: null });
    expect((read.answer as { text: string }).text).toContain('Dates stand on the front of the package.');
  });

  test('compares two editions that may be read, clause by clause', async () => {
    const { answer } = await call('compare_editions', { earlier: 'GB 3838-1988', later: 'GB 3838-2002' });
    expect(answer).toMatchObject({
      earlier: { standing: { number: 'GB 3838-1988' }, access: { allow: true } },
      counts: { changed: 1 },
      changes: [{ to: { number: '3.2' }, text: expect.stringContaining('{+') }],
      continueFrom: null,
    });
  });

  test('is shown nothing of a closed text, and told why and what to do instead', async () => {
    for (const [name, more] of [
      ['get_page', { page: 1 }],
      ['get_clause', { clause: '1' }],
      ['get_contents', {}],
    ] as const) {
      const { answer, content, isError } = await call(name, { standard: 'GB/T 19001-2016', ...more });
      expect([name, isError ?? false]).toEqual([name, false]);
      expect(answer).toMatchObject({ access: { allow: false, reason: { en: expect.any(String) } } });
      expect(JSON.stringify([answer, content])).not.toContain('takes over');
    }
  });

  test('compares nothing when one of the texts is closed', async () => {
    const { answer } = await call('compare_editions', { earlier: 'GB 7718-2011', later: 'GB/T 19001-2016' });
    expect(answer).toMatchObject({ counts: null, changes: [], later: { access: { allow: false } } });
  });

  test('learns from a refusal what it may ask instead', async () => {
    const { isError, content } = await call('get_standard', { standard: 'GB/T 19001-1066' });
    expect(isError).toBe(true);
    expect(JSON.stringify(content)).toContain('GB/T 19001');
  });

  test('reads the resource that an answer links to', async () => {
    const { content } = await call('get_standard', { standard: 'GB/T 19001-2016' });
    const uri = content.find(({ type }) => type === 'resource_link')?.uri ?? '';
    const { contents } = await client.readResource({ uri });
    expect(contents[0]).toMatchObject({ mimeType: 'text/markdown', text: expect.stringContaining('GB/T 19001-2016') });
    expect((await client.listResourceTemplates()).resourceTemplates).toHaveLength(1);
    expect((await client.listResources()).resources).toHaveLength(1);
  });
});

test('a question from the menu is filled in', async () => {
  const client = await connected('auto');
  expect((await client.listPrompts()).prompts.map(({ name }) => name)).toEqual(['check_references', 'what_changed']);
  const { messages } = await client.getPrompt({
    name: 'check_references',
    arguments: { text: 'as GB 7718 says', asOf: '2020-01-01' },
  });
  expect(messages[0]?.content).toMatchObject({ text: expect.stringMatching(/2020-01-01[\s\S]*as GB 7718 says/) });
  await client.close();
});

test('on one computer a page of another site gets no answer', async () => {
  const ask = (origin: string) => {
    const headers = {
      accept: 'application/json, text/event-stream',
      'content-type': 'application/json',
      'mcp-protocol-version': '2025-11-25',
      origin,
    };
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
    return fetch(`${service.url}/mcp`, { method: 'POST', headers, body });
  };
  expect((await ask('https://example.org')).status).toBe(403);
  expect((await ask('http://localhost:6274')).status).toBe(200);
});

test('words follow the language of the caller', async () => {
  const client = await connected({ pin: '2026-07-28' }, 'zh-CN');
  const { structuredContent } = await client.callTool({
    name: 'resolve_designation',
    arguments: { designation: 'GB/T 19001-2016', asOf: '2020-01-01' },
  });
  expect(structuredContent).toMatchObject({ standard: { statusInWords: '现行' } });
  await client.close();
});

test.each([
  ['POST', '{"jsonrpc"', 400],
  ['POST', `{"jsonrpc":"2.0","id":1,"method":"tools/list","params":"${'a'.repeat(300_000)}"}`, 413],
  ['GET', undefined, 405],
  ['DELETE', undefined, 405],
])('%s of something else is refused', async (method, body, status) => {
  const headers = { accept: 'application/json, text/event-stream', 'content-type': 'application/json' };
  const answer = await fetch(`${service.url}/mcp`, { method, headers, ...(body && { body }) });
  expect(answer.status).toBe(status);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
});

test('a page of another site may ask', async () => {
  const answer = await fetch(`${service.url}/mcp`, { method: 'OPTIONS', headers: { origin: 'https://example.org' } });
  expect(answer.status).toBe(204);
  expect(answer.headers.get('access-control-allow-headers')).toContain('mcp-method');
});

describe('the official conformance suite', () => {
  /** No stream stays open, so there is nothing to subscribe to. */
  const streams = ['sep-2575-server-sends-subscription-ack', 'sep-2575-server-tags-subscription-id'];

  test.concurrent.each([
    ['2026-07-28', 'tools-list'],
    ['2026-07-28', 'resources-list'],
    ['2026-07-28', 'prompts-list'],
    ['2026-07-28', 'caching'],
    ['2026-07-28', 'sep-2164-resource-not-found'],
    ['2026-07-28', 'http-header-validation'],
    ['2026-07-28', 'dns-rebinding-protection'],
    ['2026-07-28', 'server-stateless'],
    ['2025-11-25', 'server-initialize'],
    ['2025-11-25', 'ping'],
    ['2025-11-25', 'tools-list'],
    ['2025-11-25', 'resources-list'],
    ['2025-11-25', 'prompts-list'],
    ['2025-11-25', 'dns-rebinding-protection'],
  ])('finds no fault by the wire of %s in %s that it can test without tools of its own', async (revision, scenario) => {
    const checks = await conformanceOf(`${service.url}/mcp`, scenario, revision);
    expect(checks.some(({ status }) => status === 'SUCCESS')).toBe(true);
    const faults = checks.filter(
      ({ id, status, errorMessage }) =>
        (status === 'FAILURE' || status === 'WARNING') &&
        !errorMessage?.startsWith('Not testable') &&
        !streams.includes(id),
    );
    expect(faults).toEqual([]);
  });
});
