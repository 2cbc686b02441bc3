import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDemoPerson } from '#infra/local/demo-people.ts';
import { issuerKeys, signAccessToken } from '#infra/local/issuer-keys.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import type { StoredStandard } from '#shared/standards/standard.ts';
import { putMany } from '#shared/standards/standard-bulk-store.ts';
import { tokenOf } from '#test/call-as.ts';
import { runningEngines, startTestService, type TestService } from '#test/service.ts';
import { textPdf } from '../shared/literature/made-files.ts';

const engines = runningEngines();
let service: TestService;
let token: string;
let open: string;
let closed: string;

const standard = (id: string, number: string): StoredStandard => ({
  id,
  revision: 1,
  statements: [
    { source: { key: 'test', name: 'A test', confidence: 'A' }, fields: { number, titles: { zh: '排放标准' } } },
  ],
  createdAt: '2026-11-01T00:00:00Z',
  updatedAt: '2026-11-01T00:00:00Z',
});
const get = (path: string) => fetch(`${service.url}${path}`, { redirect: 'manual' });
const json = async (path: string) => (await get(path)).json();
const post = (path: string, body?: unknown, bearer = token) =>
  fetch(`${service.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

async function handIn(file: Uint8Array, statement: Record<string, unknown>): Promise<string> {
  const sha256 = createHash('sha256').update(file).digest('hex');
  const announced = await post('/v1/documents', {
    sha256,
    bytes: file.length,
    mediaType: 'application/pdf',
    ...statement,
  });
  expect(announced.status).toBe(201);
  const { id, upload } = await announced.json();
  const { 'content-length': _length, ...headers } = upload.headers;
  expect((await fetch(upload.url, { method: 'PUT', headers, body: new Uint8Array(file) })).status).toBe(200);
  expect((await post(`/v1/documents/${id}/complete`)).status).toBe(202);
  for (let round = 0; round < 20 && (await json(`/v1/documents/${id}`)).state !== 'ready'; round += 1) {
    await service.settled();
  }
  await service.settled();
  return id;
}

beforeAll(async () => {
  service = await startTestService();
  token = await tokenOf(service, 'editor');
  const client = tableClient({ region: 'us-east-1', endpoint: engines.dynamodbEndpoint });
  const table = { client, name: service.names.catalogueTable };
  await putMany(table, [standard('gb.8978-1996', 'GB 8978-1996'), standard('gb-t.1.1-2020', 'GB/T 1.1-2020')]);
  client.destroy();
  open = await handIn(textPdf([['Total mercury limit'], ['Ammonia nitrogen limit 15', 'of the effluent']]), {
    standards: ['gb.8978-1996'],
    title: { en: 'Integrated wastewater discharge standard' },
  });
  closed = await handIn(textPdf([['Ammonia nitrogen confidential zebra']]), {
    standards: ['gb-t.1.1-2020'],
    title: { en: 'A restricted standard' },
  });
}, 120_000);

afterAll(() => service?.stop());

describe('a text that is free by law', () => {
  it('is found by its words, the page and the place with it', async () => {
    const { items, total } = await json('/v1/documents?q=ammonia nitrogen');
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({ id: open, access: { level: 'read', rule: 'mandatory-text-is-free' } });
    expect(items[0].found[0]).toMatchObject({
      page: 2,
      snippet: '<em>Ammonia nitrogen</em> limit 15 of the effluent',
      boxes: [[60, expect.any(Number), expect.any(Number), expect.any(Number)]],
    });
    expect((await json(`/v1/documents/${open}/search?q=mercury`)).items).toMatchObject([{ page: 1 }]);
  });

  it('is read page by page, with its picture', async () => {
    expect(await json(`/v1/documents/${open}`)).toMatchObject({ state: 'ready', pages: 2, access: { allow: true } });
    const page = await json(`/v1/documents/${open}/pages/2`);
    expect(page).toMatchObject({ page: 2, pages: 2, source: 'text-layer', quality: 4 });
    expect(page.lines.map(({ text }: { text: string }) => text)).toEqual([
      'Ammonia nitrogen limit 15',
      'of the effluent',
    ]);
    const image = await get(page.image.url);
    expect(image.status).toBe(303);
    const picture = await fetch(image.headers.get('location') ?? '');
    expect(picture.headers.get('content-type')).toBe('image/webp');
    expect((await get(`/v1/documents/${open}/pages/3`)).status).toBe(404);
  });

  it('is had whole as NISO STS, which the other text is not', async () => {
    const answer = await get(`/v1/documents/${open}/sts.xml`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/xml; charset=utf-8']);
    expect(await answer.text()).toContain('<std-ref type="dated">GB 8978-1996</std-ref>');
    const refusal = await get(`/v1/documents/${closed}/sts.xml`);
    expect([refusal.status, await refusal.text()]).toEqual([403, expect.not.stringContaining('<standard')]);
  });

  it('is listed with its standard', async () => {
    const { items } = await json('/v1/documents?standard=gb.8978-1996');
    expect(items.map(({ id }: { id: string }) => id)).toEqual([open]);
    expect(items[0]).toMatchObject({ standards: ['gb.8978-1996'], numbers: ['GB 8978-1996'] });
  });
});

describe('the record of a standard', () => {
  it('lists its texts with pages, quality and decision, and is as open as they are', async () => {
    const record = await json('/v1/standards/gb.8978-1996');
    expect(record).toMatchObject({
      access: { allow: true, level: 'read', rule: 'mandatory-text-is-free' },
      texts: [{ document: open, kind: 'standard', pages: 2, quality: [0, 0, 0, 0, 2], access: { allow: true } }],
    });
    const other = await json('/v1/standards/gb-t.1.1-2020');
    expect(other).toMatchObject({ access: { allow: false }, texts: [{ document: closed, access: { allow: false } }] });
  });

  it('is found by the words of its text, with the page', async () => {
    const { items, total } = await json('/v1/standards?q=mercury limit');
    expect(total).toBe(1);
    expect(items).toMatchObject([
      { id: 'gb.8978-1996', pages: [{ document: open, page: 1, snippet: 'Total <em>mercury limit</em>' }] },
    ]);
  });
});

describe('a text that strangers may not see', () => {
  it('is known by its title and never by a word or a picture of it', async () => {
    expect(await json(`/v1/documents/${closed}`)).toMatchObject({
      state: 'ready',
      title: { en: 'A restricted standard' },
      access: { allow: false, level: 'metadata' },
    });
    const walked = [
      '/v1/documents',
      '/v1/documents?q=zebra',
      '/v1/documents?q=confidential zebra&standard=gb-t.1.1-2020',
      '/v1/documents?standard=gb-t.1.1-2020',
      `/v1/documents/${closed}`,
      `/v1/documents/${closed}/search?q=zebra`,
      `/v1/documents/${closed}/pages/1`,
      `/v1/documents/${closed}/pages/1/image`,
      `/v1/documents/${closed}/pages/1/image?size=thumbnail`,
      '/v1/standards?q=zebra',
      '/v1/standards/gb-t.1.1-2020',
    ];
    for (const path of walked) {
      const answer = await get(path);
      expect(answer.headers.get('location'), path).toBeNull();
      expect(await answer.text(), path).not.toContain('Ammonia nitrogen');
    }
    expect((await get(`/v1/documents/${closed}/pages/1`)).status).toBe(403);
    expect((await get(`/v1/documents/${closed}/pages/1/image`)).status).toBe(403);
    expect((await get(`/v1/documents/${closed}/search?q=zebra`)).status).toBe(403);
    expect((await json('/v1/documents?q=zebra')).items).toEqual([]);
  });
});

describe('a text whose record comes later', () => {
  it('is closed until then, and found afterwards', async () => {
    const id = await handIn(textPdf([['Particulate matter of boilers']]), { standards: ['gb.13271-2014'] });
    expect((await json('/v1/documents?q=particulate matter')).items).toEqual([]);
    const client = tableClient({ region: 'us-east-1', endpoint: engines.dynamodbEndpoint });
    await putMany({ client, name: service.names.catalogueTable }, [standard('gb.13271-2014', 'GB 13271-2014')]);
    client.destroy();
    await service.settled();
    const { items } = await json('/v1/documents?q=particulate matter');
    expect(items).toMatchObject([{ id, access: { level: 'read' }, found: [{ page: 1 }] }]);
  });
});

describe('handing in', () => {
  it('is for editors', async () => {
    const stranger = await fetch(`${service.url}/v1/documents`, { method: 'POST', body: '{}' });
    expect(stranger.status).toBe(401);
    const person = findDemoPerson('demo-reader');
    const reader = person && (await signAccessToken(await issuerKeys(service.home), service.url, person));
    expect((await post('/v1/documents', {}, reader)).status).toBe(403);
  });

  it('says what is wrong with an announcement', async () => {
    const answer = await post('/v1/documents', { sha256: 'x', bytes: 0, mediaType: 'text/rtf' });
    expect(answer.status).toBe(400);
    const { errors } = await answer.json();
    expect(errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/body/sha256',
      '/body/bytes',
      '/body/mediaType',
    ]);
  });
});
