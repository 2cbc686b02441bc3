import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changeEndpoint, createEndpoint, deleteEndpoint, rotateKeys } from '#shared/webhooks/change-endpoint.ts';
import type { Endpoint } from '#shared/webhooks/endpoint.ts';
import { findDeliveries, findEndpoint } from '#shared/webhooks/find-endpoint.ts';
import { followWebhooks, sweepWebhooks } from '#shared/webhooks/follow-webhooks.ts';
import { replayDelivery, sendTestEvent } from '#shared/webhooks/send-again.ts';
import { isTakenByPublicKey, isTakenBySecret } from './foreign-verifiers.ts';
import { type Receiver, startReceiver } from './receiver.ts';
import { ada, happen, house, makeWebhooks, type TestWebhooks } from './webhook-engines.ts';

let services: TestWebhooks;
let receiver: Receiver;
let endpoint: Endpoint;
const asked = () => ({ id: endpoint.endpoint, caller: ada });

beforeEach(async () => {
  [services, receiver] = await Promise.all([makeWebhooks(), startReceiver()]);
  endpoint = await open();
});
afterEach(() => receiver.stop());

function open(more: object = {}): Promise<Endpoint> {
  const said = { organization: house, url: receiver.url, topics: ['deposit.accepted' as const], label: '', ...more };
  return createEndpoint(services, { said, caller: ada });
}

async function only() {
  const { deliveries } = await findDeliveries(services, { ...asked(), size: 50 });
  expect(deliveries).toHaveLength(1);
  const [delivery] = deliveries;
  if (!delivery) throw new Error('nothing was sent');
  return delivery;
}

function pass(seconds: number): Promise<number> {
  services.clock.now = new Date(services.clock.now.getTime() + seconds * 1000);
  return sweepWebhooks(services);
}

describe('what happened', () => {
  test('reaches the endpoints of those concerned that listen, signed, and nobody else', async () => {
    await open({ topics: ['order.paid'] });
    await happen(services, { organizations: ['org-other-house'] });
    await happen(services, { organizations: [house, house], data: { number: 'T/GUIJU 1-2026' } });
    await sweepWebhooks(services);
    const [message] = receiver.received;
    if (!message) throw new Error('nothing came');
    expect(receiver.received).toHaveLength(1);
    expect(JSON.parse(message.body)).toEqual({
      type: 'deposit.accepted',
      timestamp: services.clock.now.toISOString(),
      data: { number: 'T/GUIJU 1-2026' },
    });
    const [keys] = endpoint.keys;
    expect(isTakenBySecret(message, keys?.secret ?? '')).toBe(true);
    expect(isTakenByPublicKey(message, keys?.publicKey ?? '')).toBe(true);
    expect(await only()).toMatchObject({ state: 'delivered', dueAt: null, attempts: [{ status: 200, fault: null }] });
  });

  test('is told once, however many take it up at the same moment', async () => {
    await happen(services);
    await Promise.all(Array.from({ length: 16 }, () => sweepWebhooks(services)));
    await sweepWebhooks(services);
    expect(receiver.received).toHaveLength(1);
  });

  test('cannot be announced twice from one source, and its transaction fails as a whole', async () => {
    await happen(services, { source: 'dep-0123456789abcdef01234567/3' });
    await expect(happen(services, { source: 'dep-0123456789abcdef01234567/3' })).rejects.toThrow(
      'ConditionalCheckFailed',
    );
  });

  test('is taken up from the stream, and again when it could not be dealt with', async () => {
    await happen(services);
    const change = await changeOf('event');
    const broken = { ...services, rows: { ...services.rows, get: () => Promise.reject(new Error('no table')) } };
    expect(await followWebhooks(broken, [change])).toEqual([change]);
    expect(await followWebhooks(services, [change])).toEqual([]);
    const delivery = { ...(await only()), id: `endpoint#${endpoint.endpoint}`, part: '', queue: 'deliveries' };
    const part = `delivery#${delivery.createdAt}#${delivery.event}`;
    expect(await followWebhooks(services, [{ sequenceNumber: '2', now: { ...delivery, part } }])).toEqual([]);
    expect(receiver.received).toHaveLength(1);
  });
});

describe('a message that is not taken', () => {
  test('comes again under the same id with a new time, after growing waits', async () => {
    receiver.answers = [500, 503, 200];
    await happen(services);
    await sweepWebhooks(services);
    await pass(4);
    expect(receiver.received).toHaveLength(1);
    await pass(2);
    await pass(290);
    expect(receiver.received).toHaveLength(2);
    await pass(20);
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    const times = receiver.received.map(({ headers }) => headers['webhook-timestamp']);
    expect([new Set(ids).size, new Set(times).size]).toEqual([1, 3]);
    expect((await only()).attempts.map(({ status }) => status)).toEqual([500, 503, 200]);
  });

  test('is made again when a try died halfway', async () => {
    await happen(services);
    // Spreading takes two writes and beginning a try one.
    await sweepWebhooks({ ...services, rows: { ...services.rows, commit: dieAfter(services, 3) } });
    expect(await only()).toMatchObject({ state: 'pending', tries: 1, attempts: [] });
    await pass(121);
    expect(receiver.received).toHaveLength(2);
    expect((await only()).state).toBe('delivered');
  });

  test('shuts the endpoint when the address answers that it is gone for good', async () => {
    receiver.answers = [410];
    await happen(services);
    await sweepWebhooks(services);
    expect(await findEndpoint(services, asked())).toMatchObject({ state: 'disabled', disabledBecause: 'gone' });
    await happen(services);
    await sweepWebhooks(services);
    expect(receiver.received).toHaveLength(1);
    expect((await only()).state).toBe('failed');
  });

  test('is given up when the endpoint is disabled or deleted meanwhile', async () => {
    receiver.answers = [500];
    await happen(services);
    await sweepWebhooks(services);
    await changeEndpoint(services, { ...asked(), change: { state: 'disabled' } });
    await pass(10);
    expect(await only()).toMatchObject({ state: 'failed', attempts: [{ status: 500 }, { fault: 'disabled' }] });
    await deleteEndpoint(services, asked());
    await expect(findEndpoint(services, asked())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(receiver.received).toHaveLength(1);
  });

  test('never reaches an address inside, even when a name comes to lead there', async () => {
    await happen(services);
    const resolve = async () => [{ address: '169.254.169.254', family: 4 }];
    await changeEndpoint(services, { ...asked(), change: { url: 'https://hooks.example.org/' } });
    await sweepWebhooks({ ...services, rules: { ...services.rules, allowsLoopback: false, resolve } });
    expect((await only()).attempts).toMatchObject([{ status: null, fault: 'refused-address' }]);
  });
});

describe('the owner of an endpoint', () => {
  test('replays what was sent under its old id, and sends a test whatever the topics', async () => {
    const test = await sendTestEvent(services, asked());
    await sweepWebhooks(services);
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({
      type: 'webhook.test',
      data: { endpoint: endpoint.endpoint },
    });
    await replayDelivery(services, { ...asked(), event: test.event });
    await expect(replayDelivery(services, { ...asked(), event: test.event })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await sweepWebhooks(services);
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([test.event, test.event]);
  });

  test('rotates keys: both sign until the overlap is over, then the new ones alone', async () => {
    const rotated = await rotateKeys(services, { ...asked(), overlapHours: 1 });
    const [fresh, old] = rotated.keys.map(({ secret }) => secret);
    await happen(services);
    await sweepWebhooks(services);
    await pass(3601);
    await happen(services);
    await sweepWebhooks(services);
    const [during, after] = receiver.received;
    if (!during || !after || !fresh || !old) throw new Error('two messages and two keys are there');
    expect([isTakenBySecret(during, fresh), isTakenBySecret(during, old)]).toEqual([true, true]);
    expect(after.headers['webhook-signature']?.split(' ')).toHaveLength(2);
    expect(isTakenByPublicKey(after, rotated.keys[0]?.publicKey ?? '')).toBe(true);
    expect(isTakenByPublicKey(after, rotated.keys[1]?.publicKey ?? '')).toBe(false);
  });

  test('pages through what was sent, the newest first', async () => {
    for (let n = 0; n < 3; n += 1) {
      await happen(services);
      await pass(1);
    }
    const first = await findDeliveries(services, { ...asked(), size: 2 });
    const rest = await findDeliveries(services, { ...asked(), size: 2, cursor: first.next ?? '' });
    const all = [...first.deliveries, ...rest.deliveries].map(({ createdAt }) => createdAt);
    expect([all, rest.next]).toEqual([[...all].sort().reverse(), null]);
    expect(all).toHaveLength(3);
  });

  test.each([
    ['mia', 'FORBIDDEN'],
    ['ola', 'NOT_FOUND'],
  ])('is none of the others: %s gets %s', async (subject, code) => {
    const other = { id: endpoint.endpoint, caller: { subject, roles: [] } };
    await expect(findEndpoint(services, other)).rejects.toMatchObject({ code });
    await expect(sendTestEvent(services, other)).rejects.toMatchObject({ code });
    await expect(rotateKeys(services, { ...other, overlapHours: 0 })).rejects.toMatchObject({ code });
  });

  test('may have ten endpoints, all of them where the service may call', async () => {
    await Promise.all(Array.from({ length: 9 }, () => open()));
    await expect(open()).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(open({ url: 'https://10.0.0.1/' })).rejects.toMatchObject({ code: 'INVALID' });
  });
});

/** The image of the only item whose id begins so, as the stream hands it on. */
async function changeOf(beginning: string) {
  const { Items = [] } = await services.webhooks.client.send(new ScanCommand({ TableName: services.webhooks.name }));
  return { sequenceNumber: '1', now: Items.find(({ id }) => String(id).startsWith(`${beginning}#`)) };
}

/** Writes that work so many times and then no more, as when a process is killed. */
function dieAfter({ rows }: TestWebhooks, times: number): TestWebhooks['rows']['commit'] {
  let left = times;
  return (...writes) => {
    left -= 1;
    return left < 0 ? Promise.reject(new Error('killed')) : rows.commit(...writes);
  };
}
