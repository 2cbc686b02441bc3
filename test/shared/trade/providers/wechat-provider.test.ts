import { describe, expect, test } from 'vitest';
import { Aes, Formatter, Rsa } from 'wechatpay-axios-plugin';
import { wechatProvider } from '#shared/trade/providers/wechat-provider.ts';
import { authorizationOf } from '#shared/trade/providers/wechat-signature.ts';
import { altered, answering, now, payment, refund, rsaKeys, terms } from './provider-server.ts';

const merchantKeys = rsaKeys();
const platformKeys = rsaKeys();
const apiKey = 'k'.repeat(32);
const settings = {
  kind: 'wechat' as const,
  api: 'http://127.0.0.1:9',
  appId: 'wx1',
  merchant: '1900000001',
  serial: 'SERIAL',
  privateKey: merchantKeys.privateKey,
  apiKey,
  platformKeys: { PLATFORM: platformKeys.publicKey },
  receivers: { 'org-seller': '1900000011', 'org-author': '1900000012' },
};
const transaction = {
  appid: 'wx1',
  mchid: '1900000001',
  out_trade_no: payment.id,
  transaction_id: '4200001',
  trade_state: 'SUCCESS',
  amount: { total: 19_900, currency: 'CNY' },
};

/** Headers and body as the platform sends them, signed by the kit. */
function signed(body: string, at = now) {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const nonce = 'nonce';
  const signature = Rsa.sign(Formatter.response(timestamp, nonce, body), platformKeys.privateKey);
  const named = { timestamp, nonce, signature, serial: 'PLATFORM' };
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [`wechatpay-${name}`, String(value)]));
}

function noticeOf(event_type: string, content: unknown, original_type = 'transaction'): string {
  const ciphertext = Aes.AesGcm.encrypt(JSON.stringify(content), apiKey, 'abcdefghijkl', 'transaction');
  return JSON.stringify({
    event_type,
    resource: { original_type, ciphertext, nonce: 'abcdefghijkl', associated_data: 'transaction' },
  });
}

const read = (body: string, headers: Record<string, string>) =>
  wechatProvider(settings).readNotice({ headers, body, now });

const news = {
  kind: 'payment',
  payment: payment.id,
  state: 'paid',
  reference: '4200001',
  amount: 19_900,
  currency: 'CNY',
};

describe('a notice of WeChat Pay', () => {
  test('signed and encrypted by the kit is read', () => {
    const body = noticeOf('TRANSACTION.SUCCESS', transaction);
    expect(read(body, signed(body))).toEqual(news);
    const gone = { mchid: '1900000001', out_refund_no: refund.id, refund_id: '50', refund_status: 'SUCCESS' };
    const back = noticeOf('REFUND.SUCCESS', gone);
    expect(read(back, signed(back))).toEqual({ kind: 'refund', refund: refund.id, state: 'done', reference: '50' });
  });

  test.each([
    ['spl-0123456789abcdef01234567', { kind: 'step', number: 'spl-0123456789abcdef01234567' }],
    ['bck-0123456789abcdef01234567_1', { kind: 'step', number: 'bck-0123456789abcdef01234567' }],
    ['of somebody else', { kind: 'other' }],
  ])('that a receiver got its part of split %s is read', (out_order_no, told) => {
    const receiver = { type: 'MERCHANT_ID', account: '1900000011', amount: 888, description: '' };
    const split = { mchid: '1900000001', transaction_id: '4200001', order_id: '30', out_order_no, receiver };
    const named = noticeOf('PROFITSHARING.SUCCESS', split);
    const typed = noticeOf('TRANSACTION.SUCCESS', split, 'profitsharing');
    for (const body of [named, typed]) expect(read(body, signed(body))).toEqual(told);
    const foreign = noticeOf('PROFITSHARING.SUCCESS', { ...split, mchid: '1900000002' });
    expect(() => read(foreign, signed(foreign))).toThrowError(/not right/);
    expect(() => read(altered(named, 9), signed(named))).toThrowError(/not right/);
  });

  test('with one differing character anywhere is refused, and so is one encrypted with another key', () => {
    const body = noticeOf('TRANSACTION.SUCCESS', transaction);
    const headers = signed(body);
    for (let place = 0; place < body.length; place += 1) {
      expect(() => read(altered(body, place), headers)).toThrowError(/not right/);
    }
    const other = { ...settings, apiKey: 'z'.repeat(32) };
    expect(() => wechatProvider(other).readNotice({ headers, body, now })).toThrowError(/not right/);
  });

  test('that is old, or for another merchant, or signed with an unknown key is refused', () => {
    const body = noticeOf('TRANSACTION.SUCCESS', transaction);
    expect(() => read(body, signed(body, new Date(now.getTime() - 301_000)))).toThrowError(/not right/);
    expect(() => read(body, { ...signed(body), 'wechatpay-serial': 'constructor' })).toThrowError(/not right/);
    const foreign = noticeOf('TRANSACTION.SUCCESS', { ...transaction, mchid: '1900000002' });
    expect(() => read(foreign, signed(foreign))).toThrowError(/not right/);
  });
});

test('the kit verifies what our calls are signed with', () => {
  const asked = { method: 'POST', target: '/v3/pay/transactions/native', body: '{"a":1}' };
  const header = authorizationOf(settings, asked, now);
  const part = (name: string) => new RegExp(`${name}="([^"]+)"`).exec(header)?.[1] ?? '';
  const message = Formatter.request(asked.method, asked.target, part('timestamp'), part('nonce_str'), asked.body);
  expect(Rsa.verify(message, part('signature'), merchantKeys.publicKey)).toBe(true);
  expect(Rsa.verify(altered(message, 3), part('signature'), merchantKeys.publicKey)).toBe(false);
});

test('calls are answered with signed bodies, an unknown payment is none, an unsigned answer is refused', async () => {
  let isSigned = true;
  const api = await answering(({ method, target }) => {
    const told = target.includes('refund')
      ? { out_refund_no: refund.id, refund_id: '50', status: method === 'POST' ? 'PROCESSING' : 'SUCCESS' }
      : method === 'POST'
        ? { code_url: 'weixin://wxpay/bizpayurl?pr=1' }
        : transaction;
    const body = JSON.stringify(told);
    if (target.includes('unknown')) return { status: 404, body: '{"code":"ORDER_NOT_EXIST"}' };
    return { body, headers: isSigned ? signed(body, new Date()) : {} };
  });
  const provider = wechatProvider({ ...settings, api });
  expect(await provider.create(payment, terms)).toEqual({ kind: 'qr', text: 'weixin://wxpay/bizpayurl?pr=1' });
  expect(await provider.findPayment(payment)).toEqual(news);
  expect(await provider.findPayment({ ...payment, id: 'unknown' })).toBeUndefined();
  expect(await provider.refund(refund, payment, [])).toMatchObject({ state: 'processing' });
  expect(await provider.findRefund(refund, payment)).toMatchObject({ state: 'done', refund: refund.id });
  isSigned = false;
  await expect(provider.findPayment(payment)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});
