import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#shared/runtime/caller.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import type { HistoryEvent } from '#shared/standards/history-event.ts';
import { putMany } from '#shared/standards/standard-bulk-store.ts';
import type { StandardRecord } from '#shared/standards/standard-view.ts';
import { callAs, tokenOf } from '#test/call-as.ts';
import { runningEngines, startTestService, type TestService } from '#test/service.ts';
import { stored } from '#test/shared/standards/stored.ts';

const engines = runningEngines();
const client = tableClient({ region: 'us-east-1', endpoint: engines.dynamodbEndpoint });
let service: TestService;

beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  await service.stop();
  client.destroy();
});

interface Call {
  method: 'PUT' | 'POST';
  headers?: Record<string, string>;
  as?: Role;
}

const call = (path: string, body: unknown, { method, headers, as = 'editor' }: Call) =>
  callAs(service, as, method, `standards/${path}`, body, headers);

const put = (id: string, body: unknown, headers: Record<string, string>, as?: Role) =>
  call(id, body, { method: 'PUT', headers, as });
const create = (id: string, body: unknown) => put(id, body, { 'if-none-match': '*' });
const withdraw = (id: string, body: unknown, headers = {}) => call(`${id}/withdraw`, body, { method: 'POST', headers });

async function read(id: string, query = '') {
  const response = await fetch(`${service.url}/v1/standards/${id}${query}`);
  const record: StandardRecord = await response.json();
  return { record, etag: response.headers.get('etag') ?? '' };
}

async function history(id: string): Promise<HistoryEvent[]> {
  const response = await fetch(`${service.url}/v1/standards/${id}/history`);
  return (await response.json()).items;
}

describe('who may edit', () => {
  const body = { number: 'GB/T 90001-2026' };

  it('nobody without a token, with a challenge', async () => {
    for (const authorization of [
      '',
      'Bearer garbage',
      `Bearer ${(await tokenOf(service, 'editor')).slice(0, -3)}AAA`,
    ]) {
      const { status, headers } = await put('gb-t.90001-2026', body, { 'if-none-match': '*', authorization });
      expect([status, headers.get('www-authenticate')]).toEqual([401, expect.stringMatching(/^Bearer realm="guiju"/)]);
    }
  });

  it.each<Role>(['reader', 'depositor', 'seller', 'buyer', 'reviewer', 'auditor'])('not a %s', async (role) => {
    const { status, body: problem } = await put('gb-t.90001-2026', body, { 'if-none-match': '*' }, role);
    expect([status, problem.code]).toEqual([403, 'FORBIDDEN']);
  });

  it('and nothing was written', async () => {
    expect((await fetch(`${service.url}/v1/standards/gb-t.90001-2026`)).status).toBe(404);
  });

  it('while everybody may ask who they are', async () => {
    const me = (headers: Record<string, string>) => fetch(`${service.url}/v1/me`, { headers });
    expect((await me({})).status).toBe(401);
    const answer = await me({ authorization: `Bearer ${await tokenOf(service, 'seller')}` });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const seller = { subject: 'demo-seller', name: '演示卖方 Demo Seller', roles: ['seller'], memberships: [] };
    expect(await answer.json()).toEqual(seller);
  });
});

describe('creating a record', () => {
  const id = 'gb-t.90002-2026';
  const body = {
    number: 'GB/T 90002—2026',
    titles: { zh: '测试 第一版' },
    dates: { issued: '2026-10-01' },
    reason: 'New',
  };

  it('answers where it is, and it can be read, found, and followed', async () => {
    const created = await create(id, body);
    expect([created.status, created.headers.get('location')]).toEqual([201, `/v1/standards/${id}`]);
    expect(created.body).toMatchObject({ id, number: 'GB/T 90002-2026', revision: 1 });
    expect((await read(id)).etag).toMatch(/^(?:W\/)?"r1-/);
    await service.settled();
    const found = await (await fetch(`${service.url}/v1/standards?q=GB/T 90002-2026`)).json();
    expect(found.items[0].id).toBe(id);
    expect(await history(id)).toEqual([
      {
        revision: 1,
        at: expect.any(String),
        event: 'standard.created',
        actor: 'demo-editor',
        reason: 'New',
        changed: ['dates.issued', 'number', 'titles.zh'],
      },
    ]);
  });

  it('is refused when it is there already', async () => {
    expect((await create(id, body)).body).toMatchObject({ status: 412, code: 'PRECONDITION_FAILED' });
  });

  it.each([
    ['of another number', { number: 'GB/T 90003-2026' }],
    ['without a number', { titles: { zh: '无号' } }],
    ['of what is no number', { number: '关于标准的通知' }],
  ])('is refused for a record %s', async (_what, wrong) => {
    const { status, body: problem } = await create('gb-t.90004-2026', wrong);
    expect([status, problem.errors[0].pointer]).toEqual([400, '/body/number']);
  });
});

describe('correcting a record', () => {
  const id = 'gb-t.90010-2020';
  beforeAll(async () => {
    const imported = stored(id, {
      number: 'GB/T 90010-2020',
      titles: { zh: '导入的名称', en: 'Imported title' },
      source: { key: 'official', confidence: 'A', retrieved: '2030-01-01' },
    });
    await putMany({ client, name: service.names.catalogueTable }, [imported]);
  });

  it('needs to say which state was seen', async () => {
    const { status, body } = await put(id, { titles: { zh: '更正' } }, {});
    expect([status, body.code]).toEqual([428, 'PRECONDITION_REQUIRED']);
  });

  it('is believed before the sources, which keep what they said', async () => {
    const { etag } = await read(id, '?asOf=2025-01-01');
    const corrected = await put(id, { titles: { zh: '更正的名称' }, reason: 'Cover text' }, { 'if-match': etag });
    expect(corrected.body).toMatchObject({ revision: 2, title: { zh: '更正的名称', en: 'Imported title' } });
    expect(corrected.body.claims['titles.zh']).toEqual([
      { source: 'editor', value: '更正的名称' },
      { source: 'official', value: '导入的名称' },
    ]);
    expect((await put(id, { titles: { zh: '再更正' } }, { 'if-match': etag })).status).toBe(412);
  });

  it('changes nothing when it is sent again', async () => {
    const again = await put(id, { titles: { zh: '更正的名称' } }, { 'if-match': '"r2"' });
    expect([again.status, again.body.revision]).toEqual([200, 2]);
    expect(await history(id)).toHaveLength(2);
  });

  it('can be taken back', async () => {
    const { body } = await put(id, { titles: null }, { 'if-match': '"r2"' });
    expect(body).toMatchObject({ revision: 3, title: { zh: '导入的名称' } });
  });

  it('cannot be made to what is not there', async () => {
    expect((await put('gb-t.90011-2020', { number: 'GB/T 90011-2020' }, { 'if-match': '*' })).status).toBe(412);
  });

  it('points at every fault', async () => {
    const { status, body } = await put(
      id,
      { title: { zh: 'x' }, dates: { issued: '2020-02-31' } },
      { 'if-match': '*' },
    );
    const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect([status, pointers]).toEqual([400, expect.arrayContaining(['/body/title', '/body/dates/issued'])]);
  });

  it('is won by exactly one of ten editors who saw the same state', async () => {
    const { record, etag } = await read(id);
    const titles = Array.from({ length: 10 }, (_, n) => `竞争 ${n}`);
    const answers = await Promise.all(titles.map((zh) => put(id, { titles: { zh } }, { 'if-match': etag })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(412)]);
    const winner = answers.findIndex(({ status }) => status === 200);
    const after = await read(id);
    expect([after.record.revision, after.record.title.zh]).toEqual([record.revision + 1, titles[winner]]);
    const revisions = (await history(id)).map(({ revision }) => revision);
    expect(revisions).toEqual([4, 3, 2, 1]);
  });
});

describe('errata of a record', () => {
  const id = 'gb-t.90015-2020';
  const source = { source: 'editor', value: ['2021-05-06 (5.2) “6 mm”应为“8 mm”。'] };
  const erratum = {
    on: '2021-05-06',
    kind: 'technical',
    clause: '5.2',
    text: { zh: '“6 mm”应为“8 mm”。', en: 'For “6 mm” read “8 mm”.' },
    source: 'Announcement 5 of 2021',
    url: 'https://std.example/errata',
  };

  it('are stated by editors, stand in the record from their day on, and in its history', async () => {
    await create(id, { number: 'GB/T 90015-2020', dates: { issued: '2020-01-01' } });
    const stated = await put(id, { errata: [erratum], reason: 'Announcement 5' }, { 'if-match': '"r1"' });
    expect([stated.status, stated.body.errata]).toEqual([200, [{ ...erratum, page: null }]]);
    expect(stated.body.claims.errata).toEqual([source]);
    expect((await read(id, '?asOf=2021-05-05')).record.errata).toEqual([]);
    expect((await history(id))[0]).toMatchObject({ reason: 'Announcement 5', changed: ['errata'], revision: 2 });
  });

  it('are refused without words, and taken back by null', async () => {
    const { text: _, ...wordless } = erratum;
    const { status, body } = await put(id, { errata: [wordless] }, { 'if-match': '"r2"' });
    expect([status, body.errors[0].pointer]).toEqual([400, '/body/errata/0/text']);
    expect((await put(id, { errata: null }, { 'if-match': '"r2"' })).body).toMatchObject({ revision: 3, errata: [] });
  });
});

describe('withdrawing a standard', () => {
  const id = 'gb-t.90020-2010';
  const successor = 'gb-t.90020-2026';
  beforeAll(async () => {
    await create(id, { number: 'GB/T 90020-2010', dates: { issued: '2010-05-01', effective: '2010-12-01' } });
    await create(successor, { number: 'GB/T 90020-2026', dates: { issued: '2026-06-01', effective: '2026-12-01' } });
  });

  it.each([
    [{ on: '2009-01-01', reason: 'x' }, '/body/on'],
    [{ on: '2026-12-01', reason: 'x', replacedBy: '不是标准号' }, '/body/replacedBy'],
    [{ on: '2026-12-01', reason: 'x', replacedBy: id }, '/body/replacedBy'],
    [{ on: '2026-12-01' }, '/body/reason'],
  ])('is refused for %j', async (body, pointer) => {
    const answer = await withdraw(id, body);
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, pointer]);
  });

  it('is refused on a stale revision, and for what is not held', async () => {
    const body = { on: '2026-12-01', reason: 'x' };
    expect((await withdraw(id, body, { 'if-match': '"r7"' })).status).toBe(412);
    expect((await withdraw('gb-t.90021-2010', body)).status).toBe(404);
  });

  it('ends it on the day and tells the successor, in one step', async () => {
    const body = { on: '2026-12-01', reason: 'Replaced by announcement', replacedBy: successor };
    const answer = await withdraw(id, body);
    expect(answer.body).toMatchObject({ revision: 2, replacedBy: [{ id: successor, number: 'GB/T 90020-2026' }] });
    expect((await read(id, '?asOf=2026-11-30')).record.status).toBe('in-force');
    expect((await read(id, '?asOf=2026-12-01')).record.status).toBe('withdrawn');
    const { record } = await read(successor);
    expect(record.relations).toEqual([expect.objectContaining({ type: 'replaces', id, evidence: [`inverse:${id}`] })]);
    const [told] = await history(successor);
    expect(told).toMatchObject({
      event: 'standard.related',
      actor: 'demo-editor',
      changed: ['relations'],
      revision: 2,
    });
    const [withdrawn] = await history(id);
    expect(withdrawn).toMatchObject({
      event: 'standard.withdrawn',
      reason: body.reason,
      changed: ['dates.withdrawn', 'relations'],
    });
  });

  it('changes nothing when it is sent again', async () => {
    await withdraw(id, { on: '2026-12-01', reason: 'Again', replacedBy: 'GB/T 90020-2026' });
    expect([(await read(id)).record.revision, (await read(successor)).record.revision]).toEqual([2, 2]);
  });

  it('survives a later correction of something else', async () => {
    const { body } = await put(id, { titles: { zh: '测试' } }, { 'if-match': '"r2"' });
    expect(body.dates).toMatchObject({ withdrawn: '2026-12-01', issued: '2010-05-01' });
    expect((await read(successor)).record.revision).toBe(2);
  });

  it('may name another successor: the first one is no longer told that it replaces it', async () => {
    await create('gb-t.90022-2026', { number: 'GB/T 90022-2026' });
    await withdraw(id, { on: '2026-12-01', reason: 'The other one', replacedBy: 'GB/T 90022-2026' });
    const { relations } = (await read(successor)).record;
    expect(relations.map(({ type }) => type)).toEqual(['newer-edition-of']);
    expect((await read('gb-t.90022-2026')).record.relations).toHaveLength(1);
  });

  it('is a matter of history for ever', async () => {
    expect((await history(id)).map(({ event }) => event)).toEqual([
      'standard.withdrawn',
      'standard.corrected',
      'standard.withdrawn',
      'standard.created',
    ]);
  });
});

describe('a record that others are told of', () => {
  const cites = (number: string) => ({ type: 'cites', number });

  it('learns of all who cite it at the same time', async () => {
    await create('gb-t.90030-2026', { number: 'GB/T 90030-2026' });
    const ids = ['gb-t.90031-2026', 'gb-t.90032-2026', 'gb-t.90033-2026'];
    const answers = await Promise.all(
      ids.map((id, n) => create(id, { number: `GB/T 9003${n + 1}-2026`, relations: [cites('GB/T 90030-2026')] })),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const { relations } = (await read('gb-t.90030-2026')).record;
    expect(relations.map(({ type, id }) => `${type} ${id}`)).toEqual(ids.map((id) => `cited-by ${id}`));
    expect(await history('gb-t.90030-2026')).toHaveLength(4);
  });

  it('is one of 49 at most in one change', async () => {
    const numbers = Array.from({ length: 50 }, (_, n) => `GB/T ${91_000 + n}-2026`);
    const records = numbers.map((number, n) => stored(`gb-t.${91_000 + n}-2026`, { number }));
    await putMany({ client, name: service.names.catalogueTable }, records);
    const relations = numbers.map(cites);
    const refused = await create('gb-t.90040-2026', { number: 'GB/T 90040-2026', relations });
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, '/body/relations']);
    const most = await create('gb-t.90040-2026', { number: 'GB/T 90040-2026', relations: relations.slice(1) });
    expect(most.status).toBe(201);
    const all = await put('gb-t.90040-2026', { relations }, { 'if-match': '"r1"' });
    expect([all.status, all.body.relations.length]).toEqual([200, 50]);
  });
});
