import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { functions } from '#infra/functions.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import { importCatalogue } from '#shared/standards/import-catalogue.ts';
import { tokenOf } from '#test/call-as.ts';
import { attemptCode, type Try, wearing } from './attempts.ts';
import { awsAt, region, rootKeys } from './aws.ts';
import { callApi } from './gateway.ts';
import { recordCount, thousandRecords } from './records.ts';
import { resourceIds } from './resource-ids.ts';
import { until } from './until.ts';

const emulatorUrl = inject('emulatorUrl');
const { outputs, resources } = inject('deployment');
const { table, bucket, roles } = await resourceIds(inject('folder'), resources);
const call = callApi(emulatorUrl, outputs.ApiUrl ?? '');
const asOf = '2026-11-01';

describe('records written to the table', () => {
  beforeAll(async () => {
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: emulatorUrl,
      AWS_ACCESS_KEY_ID: rootKeys.accessKeyId,
      AWS_SECRET_ACCESS_KEY: rootKeys.secretAccessKey,
    });
    const client = tableClient({ region });
    const { readings, from } = await thousandRecords();
    const began = performance.now();
    const report = await importCatalogue(
      { catalogue: { client, name: table }, now: () => new Date() },
      { readings, retrieved: asOf },
    );
    const written = performance.now();
    expect(report).toMatchObject({ created: recordCount, lost: [] });
    await until('all of them are found', async () => {
      const { total } = (await call('/v1/standards?size=1')).json();
      return total === recordCount;
    });
    const found = performance.now();
    const seconds = [written - began, found - written].map((span) => (span / 1000).toFixed(1));
    console.log(`${recordCount} records (${from}): written in ${seconds[0]} s, all found ${seconds[1]} s later`);
    client.destroy();
  });

  test('are found by words in either language', async () => {
    for (const words of ['质量管理体系', 'quality management systems']) {
      const { items } = (await call(`/v1/standards?q=${encodeURIComponent(words)}`)).json();
      expect(items.map(({ number }: { number: string }) => number)).toContain('GB/T 19001-2016');
    }
  });

  test('are found by number in any spelling', async () => {
    const answer = (await call(`/v1/standards/resolve?q=gbt19001&asOf=${asOf}`)).json();
    expect(answer).toMatchObject({ match: 'edition-in-force', standard: { id: 'gb-t.19001-2016' } });
  });

  test('are counted by facets', async () => {
    const { facets } = (await call('/v1/standards?facets=status,level&size=1')).json();
    const count = (counts: { count: number }[]) => counts.reduce((sum, entry) => sum + entry.count, 0);
    expect(count(facets.status)).toBe(recordCount);
    expect(count(facets.level)).toBe(recordCount);
  });

  test.each([
    [asOf, 'in-force'],
    ['2027-03-16', 'withdrawn'],
  ])('stand on %s as that day has it: %s', async (day, status) => {
    const answer = (await call(`/v1/standards/gb.7718-2011?asOf=${day}`)).json();
    expect(answer.status.value ?? answer.status).toBe(status);
  });

  test('are shown on a page of the site', async () => {
    const page = await call('/standards/gb-t.19001-2016', { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.text).toContain('质量管理体系');
  });

  test('can be corrected by an editor, and the correction is found', async () => {
    const headers = { authorization: `Bearer ${inject('editorToken')}`, 'if-none-match': '*' };
    const body = { number: 'T/GUIJU 900-2026', titles: { zh: '云端试验记录' }, reason: 'test' };
    const saved = await call('/v1/standards/t-guiju.900-2026', { method: 'PUT', headers, body });
    expect(saved.status, saved.text).toBe(201);
    await until('the new record is found', async () => {
      const { match } = (await call(`/v1/standards/resolve?q=${encodeURIComponent('T/GUIJU 900-2026')}`)).json();
      return match === 'exact';
    });
  });
});

describe('a caller', () => {
  test('is known by a token of the trusted issuer', async () => {
    const me = await call('/v1/me', { headers: { authorization: `Bearer ${inject('editorToken')}` } });
    expect(me.json()).toMatchObject({ subject: 'demo-editor', roles: ['editor'] });
  });

  test('is refused with a token that somebody else signed', async () => {
    const home = await mkdtemp(join(tmpdir(), 'guiju-forger-'));
    const forged = await tokenOf({ home, url: inject('issuerUrl') }, 'editor');
    await rm(home, { recursive: true });
    expect((await call('/v1/me', { headers: { authorization: `Bearer ${forged}` } })).status).toBe(401);
    expect((await call('/v1/me')).status).toBe(401);
  });
});

describe.each(functions)('the role of $name', ({ name, reads, writes }) => {
  let attempt: Try;

  beforeAll(async () => {
    attempt = await wearing(awsAt(emulatorUrl), await attemptCode(inject('python')), roles[name] ?? '');
  });

  // A role that is let in under one key alone is let in altogether here: the emulator knows no condition on keys.
  const entersChanges = [...reads, ...writes].includes('changes');
  const mayRead = reads.includes('catalogue') || entersChanges;
  const mayWrite = writes.includes('catalogue') || writes.includes('changes');

  test(`${mayRead ? 'reads' : 'cannot read'} the catalogue`, async () => {
    expect(await attempt({ action: 'read', table })).toBe(mayRead ? 'allowed' : 'denied');
  });

  test(`${mayWrite ? 'writes' : 'cannot write'} the catalogue`, async () => {
    expect(await attempt({ action: 'write', table })).toBe(mayWrite ? 'allowed' : 'denied');
  });

  test(`${writes.includes('literature') ? 'writes' : 'cannot write'} files of literature`, async () => {
    expect(await attempt({ action: 'write', bucket })).toBe(writes.includes('literature') ? 'allowed' : 'denied');
  });

  if (writes.includes('literature')) {
    test('writes them over TLS alone', async () => {
      expect(await attempt({ action: 'write', bucket, endpoint: emulatorUrl })).toBe('denied');
    });
  }
});
