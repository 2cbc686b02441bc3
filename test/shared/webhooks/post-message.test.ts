import { createServer } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type PostRules, postMessage } from '#shared/webhooks/post-message.ts';
import { type Receiver, startReceiver } from './receiver.ts';

let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.stop());

const local = { address: '127.0.0.1', family: 4 };
const rules = (more: Partial<PostRules> = {}): PostRules => ({
  allowsLoopback: true,
  patience: 5000,
  resolve: async () => [local],
  ...more,
});
const post = (url: string, more?: Partial<PostRules>) =>
  postMessage({ url, headers: { 'content-type': 'application/json' }, body: '{"text":"标准"}' }, rules(more));
const port = () => new URL(receiver.url).port;

test('a message arrives as it was written, and the status comes back', async () => {
  receiver.answers = [204];
  expect(await post(`http://localhost:${port()}/hook`)).toEqual({ status: 204 });
  expect(receiver.received[0]?.body).toBe('{"text":"标准"}');
});

test('a redirect is an answer like any other and is not followed', async () => {
  receiver.answers = [302, 200];
  expect(await post(receiver.url)).toEqual({ status: 302 });
  expect(receiver.received).toHaveLength(1);
});

test.each([
  ['private', [{ address: '10.0.0.1', family: 4 }]],
  ['of the metadata of a cloud', [{ address: '169.254.169.254', family: 4 }]],
  ['of this computer', [local]],
  ['of this computer in IPv6', [{ address: '::1', family: 6 }]],
  [
    'partly private',
    [
      { address: '1.1.1.1', family: 4 },
      { address: '192.168.0.1', family: 4 },
    ],
  ],
  ['nowhere', []],
])('a name that is %s is never called', async (_, found) => {
  const outcome = await post(`https://hooks.example.org:${port()}/`, {
    allowsLoopback: false,
    resolve: async () => found,
  });
  expect(outcome).toEqual({ fault: 'refused-address' });
  expect(receiver.received).toHaveLength(0);
});

test('a name is resolved once for each try: what it answers next is never asked', async () => {
  let asked = 0;
  const resolve = async () => {
    asked += 1;
    return asked === 1 ? [local] : [{ address: '169.254.169.254', family: 4 }];
  };
  expect(await post(`http://localhost:${port()}/`, { resolve })).toEqual({ status: 200 });
  expect(asked).toBe(1);
});

test('a number that is a private address in disguise is refused without a question', async () => {
  expect(await post('https://2130706433/', { allowsLoopback: false })).toEqual({ fault: 'refused-address' });
});

test('a receiver that takes no connection, or never answers, is told from one that answers', async () => {
  const silent = createServer((socket) => socket.resume());
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const silentPort = typeof address === 'object' ? address?.port : 0;
  const timeout = await post(`http://localhost:${silentPort}/`, { patience: 50 });
  await new Promise((resolve) => silent.close(resolve));
  const unreachable = await post(`http://localhost:${silentPort}/`);
  expect([timeout, unreachable]).toEqual([{ fault: 'timeout' }, { fault: 'unreachable' }]);
});
