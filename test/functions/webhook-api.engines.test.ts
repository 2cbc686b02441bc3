import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkCharacter } from '#shared/members/credit-code.ts';
import type { Role } from '#shared/runtime/caller.ts';
import { callAs } from '#test/call-as.ts';
import { startTestService, type TestService } from '#test/service.ts';
import { isTakenByPublicKey, isTakenBySecret } from '#test/shared/webhooks/foreign-verifiers.ts';
import { type Receiver, startReceiver } from '#test/shared/webhooks/receiver.ts';

let service: TestService;
let receiver: Receiver;
let organization: string;

beforeAll(async () => {
  [service, receiver] = await Promise.all([startTestService(), startReceiver()]);
  const first17 = '51990000000000001';
  const said = { name: { zh: '测试协会' }, creditCode: first17 + checkCharacter(first17) };
  organization = (await call('depositor', 'POST', 'organizations', said)).body.id;
});
afterAll(() => Promise.all([service.stop(), receiver.stop()]));

const call = (as: Role | null, method: string, path: string, body?: unknown) => callAs(service, as, method, path, body);

const open = (more: object = {}) =>
  call('depositor', 'POST', 'webhooks', { organization, url: receiver.url, topics: ['deposit.accepted'], ...more });

test('a message travels from the announcement to the receiver, is logged, and is replayed under its id', async () => {
  const made = await open({ label: 'first' });
  const { id, secret, publicKeys } = made.body;
  expect([made.status, made.headers.get('location')]).toEqual([201, `/v1/webhooks/${id}`]);
  const sent = await call('depositor', 'POST', `webhooks/${id}/test`);
  expect([sent.status, sent.body.topic]).toEqual([202, 'webhook.test']);
  const [message] = await receiver.came(1);
  if (!message) throw new Error('nothing came');
  expect(message.headers['webhook-id']).toBe(sent.body.event);
  expect([isTakenBySecret(message, secret), isTakenByPublicKey(message, publicKeys[0])]).toEqual([true, true]);
  await service.settled();
  const { body } = await call('depositor', 'GET', `webhooks/${id}/deliveries`);
  expect(body.items).toMatchObject([{ event: sent.body.event, state: 'delivered', attempts: [{ status: 200 }] }]);
  const again = await call('depositor', 'POST', `webhooks/${id}/deliveries/${sent.body.event}/replay`);
  expect([again.status, again.body.state]).toEqual([202, 'pending']);
  const both = await receiver.came(2);
  expect(both[1]?.headers['webhook-id']).toBe(sent.body.event);
});

test('the secret is in the first answer and in that of a rotation, and nowhere else', async () => {
  const { id, secret, publicKeys } = (await open()).body;
  const { body } = await call('depositor', 'POST', `webhooks/${id}/rotate`, { overlapHours: 2 });
  expect(body.secret).not.toBe(secret);
  expect(body.publicKeys).toEqual([expect.stringMatching(/^whpk_/), publicKeys[0]]);
  const shown = JSON.stringify([
    (await call('depositor', 'GET', `webhooks/${id}`)).body,
    (await call('depositor', 'GET', `webhooks?organization=${organization}`)).body,
    (await call('depositor', 'PATCH', `webhooks/${id}`, { label: 'renamed' })).body,
  ]);
  expect([/whsec_|whsk_/.test(shown), shown.includes('renamed')]).toEqual([false, true]);
});

test('an endpoint is disabled, enabled and deleted by its owner', async () => {
  const { id } = (await open()).body;
  const disabled = await call('depositor', 'PATCH', `webhooks/${id}`, { state: 'disabled' });
  expect(disabled.body).toMatchObject({ state: 'disabled', disabledBecause: 'asked' });
  expect((await call('depositor', 'POST', `webhooks/${id}/test`)).status).toBe(409);
  const enabled = await call('depositor', 'PATCH', `webhooks/${id}`, { state: 'enabled' });
  expect(enabled.body).toMatchObject({ state: 'enabled', disabledBecause: null });
  expect((await call('depositor', 'DELETE', `webhooks/${id}`)).status).toBe(200);
  expect((await call('depositor', 'GET', `webhooks/${id}`)).status).toBe(404);
});

test.each([
  ['http://hooks.example.org/', 'not-https'],
  ['https://169.254.169.254/latest/meta-data', 'not-public'],
  ['https://[::ffff:10.0.0.1]/', 'not-public'],
  [`https://${'user:word'}@hooks.example.org/`, 'credentials'],
])('messages never go to %s', async (url, fault) => {
  const { status, body } = await open({ url });
  expect([status, body.errors]).toEqual([400, [{ pointer: '/body/url', detail: fault }]]);
});

test.each([
  ['GET', ''],
  ['PATCH', '', { label: 'mine' }],
  ['DELETE', ''],
  ['POST', '/rotate', {}],
  ['POST', '/test'],
  ['GET', '/deliveries'],
  ['POST', '/deliveries/evt-0123456789abcdef01234567/replay'],
])('an endpoint does not exist for strangers: %s %s', async (method, path, body?: unknown) => {
  const { id } = (await call('depositor', 'GET', `webhooks?organization=${organization}`)).body.items[0];
  const asked = await call('seller', method, `webhooks/${id}${path}`, body);
  expect([asked.status, asked.body.code]).toEqual([404, 'NOT_FOUND']);
});
