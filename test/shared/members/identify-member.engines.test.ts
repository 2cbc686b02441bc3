import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { ensureTable } from '#infra/local/storage.ts';
import { keyTable } from '#infra/tables.ts';
import { rotateApiKey } from '#shared/members/change-api-key.ts';
import { createApiKey } from '#shared/members/create-api-key.ts';
import { listUsage } from '#shared/members/find-api-key.ts';
import { memberReader } from '#shared/members/identify-member.ts';
import type { Caller, Identify } from '#shared/runtime/caller.ts';
import { tableClient } from '#shared/runtime/table-client.ts';

const caller: Caller = { subject: 'somebody', roles: ['editor'] };
const asked = { caller, requestId: 'request-1' };
const endpoint = inject('dynamodbEndpoint');
const services = {
  keys: { client: tableClient({ region: 'us-east-1', endpoint }), name: `t${randomUUID().slice(0, 8)}-keys` },
  now: () => new Date(clock),
};
let clock = 0;
let identify: Identify;

beforeEach(async () => {
  await ensureTable(endpoint, services.keys.name, keyTable);
  clock = Date.parse('2026-03-16T02:00:00Z');
  const readToken: Identify = async (authorization) => (authorization ? caller : null);
  identify = memberReader({ ...services, readToken, keyQuota: 5, writeQuota: 3 });
});

const wait = (seconds: number) => {
  clock += seconds * 1000;
};
const makeKey = (days = 90) =>
  createApiKey(services, { ...asked, said: { sandbox: false, label: 'test', scopes: ['editor'], days } });
const byKey = (apiKey: string, method = 'GET') => identify(undefined, { apiKey, address: '192.0.2.1', method });
const byToken = (address: string, method: string) => identify('Bearer token', { address, method });
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'let in',
    (error) => error.code,
  );

describe('a key', () => {
  it('opens as its owner until it expires', async () => {
    const { shown } = await makeKey(1);
    expect(await byKey(shown)).toMatchObject({ subject: 'somebody', roles: ['editor'] });
    wait(86_399);
    expect(await codeOf(byKey(shown))).toBe('let in');
    wait(1);
    expect(await codeOf(byKey(shown))).toBe('UNAUTHENTICATED');
  });

  it('is refused when any part of it is wrong', async () => {
    const { shown, apiKey } = await makeKey();
    const wrong = ['', 'nonsense', `${shown}x`, shown.replace(apiKey.key, '0'.repeat(12)), `${shown.slice(0, -1)}=`];
    const other = await makeKey();
    wrong.push(shown.slice(0, 16) + other.shown.slice(16));
    expect(await Promise.all(wrong.map((key) => codeOf(byKey(key))))).toEqual(wrong.map(() => 'UNAUTHENTICATED'));
  });

  it('opens by its old secret for the overlap and no longer', async () => {
    const { shown, apiKey } = await makeKey();
    await rotateApiKey(services, { ...asked, key: apiKey.key, overlapHours: 2 });
    wait(2 * 3600 - 1);
    expect(await codeOf(byKey(shown))).toBe('let in');
    wait(1);
    expect(await codeOf(byKey(shown))).toBe('UNAUTHENTICATED');
  });

  it('is let in exactly as often as its quota says, however many come at once, and again in the next minute', async () => {
    const { shown, apiKey } = await makeKey();
    const crowd = () => Promise.all(Array.from({ length: 12 }, () => codeOf(byKey(shown))));
    const letIn = (codes: string[]) => codes.filter((code) => code === 'let in').length;
    const first = await crowd();
    expect(letIn(first)).toBe(5);
    expect(new Set(first)).toEqual(new Set(['let in', 'TOO_MANY_REQUESTS']));
    wait(60);
    expect(letIn(await crowd())).toBe(5);
    expect(await listUsage(services, caller, apiKey.key)).toMatchObject([{ day: '2026-03-16', requests: 10 }]);
  });

  it('is told when to come back', async () => {
    const { shown } = await makeKey();
    wait(12);
    const allowances = [];
    for (let call = 1; call <= 5; call += 1) allowances.push((await byKey(shown))?.allowance);
    expect(allowances.map((allowance) => allowance?.remaining)).toEqual([4, 3, 2, 1, 0]);
    await expect(byKey(shown)).rejects.toMatchObject({
      status: 429,
      headers: { 'retry-after': '48', ratelimit: '"key";r=0;t=48', 'ratelimit-policy': '"key";q=5;w=60' },
    });
  });
});

describe('an address', () => {
  it('may write a few times a minute, and read as it likes', async () => {
    const writes = [];
    for (let call = 1; call <= 4; call += 1) writes.push(await codeOf(byToken('192.0.2.7', 'POST')));
    expect(writes).toEqual(['let in', 'let in', 'let in', 'TOO_MANY_REQUESTS']);
    expect(await codeOf(byToken('192.0.2.7', 'GET'))).toBe('let in');
    expect(await codeOf(byToken('192.0.2.8', 'POST'))).toBe('let in');
  });

  it('is slowed down while it guesses', async () => {
    const refusing = memberReader({
      ...services,
      readToken: () => Promise.reject(Object.assign(new Error('no'), { code: 'UNAUTHENTICATED' })),
      keyQuota: 5,
      writeQuota: 2,
    });
    const guess = () => codeOf(refusing('Bearer guess', { address: '192.0.2.9', method: 'POST' }));
    expect([await guess(), await guess(), await guess()]).toEqual([
      'UNAUTHENTICATED',
      'UNAUTHENTICATED',
      'TOO_MANY_REQUESTS',
    ]);
  });
});

it('nobody is anybody without token and key', async () => {
  expect(await identify(undefined, { address: '192.0.2.1', method: 'GET' })).toBeNull();
});
