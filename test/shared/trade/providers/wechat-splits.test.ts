import { expect, test } from 'vitest';
import { Formatter, Rsa } from 'wechatpay-axios-plugin';
import { wechatProvider } from '#shared/trade/providers/wechat-provider.ts';
import { altered, answering, type Called, payment, rsaKeys, split, takeBack } from './provider-server.ts';

const merchantKeys = rsaKeys();
const platformKeys = rsaKeys();
const settings = {
  kind: 'wechat' as const,
  api: 'http://127.0.0.1:9',
  appId: 'wx1',
  merchant: '1900000001',
  serial: 'SERIAL',
  privateKey: merchantKeys.privateKey,
  apiKey: 'k'.repeat(32),
  platformKeys: { PLATFORM: platformKeys.publicKey },
  receivers: { 'org-seller': '1900000011', 'org-author': '1900000012' },
};
const paid = { ...payment, reference: '4200001' };

/** The platform signs its answers as the kit does. */
function signed(body: string) {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = Rsa.sign(Formatter.response(timestamp, 'nonce', body), platformKeys.privateKey);
  const named = { timestamp, nonce: 'nonce', signature, serial: 'PLATFORM' };
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [`wechatpay-${name}`, value]));
}

/** Whether the kit takes the signature of a call. */
function isTaken({ method, target, headers, body }: Called, sentBody = body): boolean {
  const part = (name: string) => new RegExp(`${name}="([^"]+)"`).exec(headers.authorization ?? '')?.[1] ?? '';
  const message = Formatter.request(method, target, part('timestamp'), part('nonce_str'), sentBody);
  return Rsa.verify(message, part('signature'), merchantKeys.publicKey);
}

type Asked = { receivers?: { account: string; amount: number }[]; out_order_no?: string; out_return_no?: string };

/** A WeChat Pay that divides and takes back, and remembers it; `spoil` changes the bytes that it answers. */
async function openWechat({ results = {} as Record<string, string>, spoil = (body: string) => body } = {}) {
  const calls: Called[] = [];
  const kept = new Map<string, unknown>();
  const api = await answering((called) => {
    calls.push(called);
    const { method, target, body } = called;
    const name = target.split('?', 1)[0]?.split('/').at(-1) ?? '';
    const asked: Asked = method === 'POST' ? JSON.parse(body) : {};
    const number = asked.out_return_no ?? asked.out_order_no ?? name;
    if (method === 'POST' && !kept.has(number)) {
      const receivers = asked.receivers?.map((one) => ({ ...one, result: results[one.account] ?? 'SUCCESS' }));
      const divided = { out_order_no: number, order_id: '3008', state: 'FINISHED', receivers };
      kept.set(number, asked.out_return_no ? { return_id: '3009', result: results.return ?? 'SUCCESS' } : divided);
    }
    const told = kept.get(number);
    const text = JSON.stringify(told ?? { code: 'RESOURCE_NOT_EXISTS' });
    return { status: told ? 200 : 404, body: spoil(text), headers: signed(text) };
  });
  return { calls, provider: wechatProvider({ ...settings, api }) };
}

test('money is divided among receivers and the rest thawed, by calls that the kit verifies and no others', async () => {
  const { calls, provider } = await openWechat();
  expect(await provider.findStep(split, paid)).toBeUndefined();
  const done = { number: split.number, state: 'over', done: [0, 1, 2] };
  expect(await provider.instruct(split, paid)).toMatchObject(done);
  const [order, thaw] = calls.filter(({ method }) => method === 'POST');
  expect(order?.target).toBe('/v3/profitsharing/orders');
  expect(JSON.parse(order?.body ?? '')).toMatchObject({
    appid: 'wx1',
    transaction_id: '4200001',
    out_order_no: split.number,
    unfreeze_unsplit: false,
    receivers: [
      { type: 'MERCHANT_ID', account: '1900000011', amount: 12_345 },
      { type: 'MERCHANT_ID', account: '1900000012', amount: 5_678 },
    ],
  });
  expect(thaw?.target).toBe('/v3/profitsharing/orders/unfreeze');
  expect(calls.map((call) => isTaken(call))).toEqual(calls.map(() => true));
  const { body = '' } = order ?? {};
  for (let place = 0; place < body.length; place += 7) {
    expect(order && isTaken(order, altered(body, place))).toBe(false);
  }
  const before = calls.filter(({ method }) => method === 'POST').length;
  expect(await provider.findStep(split, paid)).toMatchObject(done);
  expect(calls.filter(({ method }) => method === 'POST')).toHaveLength(before);
});

test('receivers that are refused leave the rest frozen, so that it can be divided by another number', async () => {
  const { calls, provider } = await openWechat({ results: { '1900000012': 'CLOSED' } });
  expect(await provider.instruct(split, paid)).toMatchObject({ state: 'over', done: [0] });
  expect(calls.filter(({ target }) => target.endsWith('/unfreeze'))).toEqual([]);
});

test.each([
  ['SUCCESS', { state: 'over', done: [0, 1] }],
  ['PROCESSING', { state: 'processing' }],
  ['FAILED', { state: 'over', done: [1] }],
])('what is taken back by return orders ends as WeChat Pay says: %s', async (result, end) => {
  const { calls, provider } = await openWechat({ results: { return: result } });
  expect(await provider.findStep(takeBack, paid)).toBeUndefined();
  expect(await provider.instruct(takeBack, paid)).toMatchObject(end);
  expect(await provider.findStep(takeBack, paid)).toMatchObject(end);
  const [sent] = calls.filter(({ method }) => method === 'POST');
  expect(sent?.target).toBe('/v3/profitsharing/return-orders');
  expect(JSON.parse(sent?.body ?? '')).toMatchObject({
    out_order_no: split.number,
    out_return_no: `${takeBack.number}_0`,
    return_mchid: '1900000011',
    amount: 300,
  });
});

test('an answer with one differing byte is refused', async () => {
  for (const place of [1, 20, 60]) {
    const { provider } = await openWechat({ spoil: (body) => altered(body, place) });
    await expect(provider.instruct(split, paid)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  }
});
