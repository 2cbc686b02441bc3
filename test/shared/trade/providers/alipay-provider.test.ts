import { sign } from 'node:crypto';
import { AlipaySdk } from 'alipay-sdk';
import { describe, expect, test } from 'vitest';
import { fen, yuan } from '#shared/trade/providers/alipay-money.ts';
import { alipayProvider } from '#shared/trade/providers/alipay-provider.ts';
import { signFields } from '#shared/trade/providers/alipay-signature.ts';
import { altered, answering, now, payment, refund, rsaKeys, terms } from './provider-server.ts';

const ours = rsaKeys();
const theirs = rsaKeys();
const settings = {
  kind: 'alipay' as const,
  gateway: 'http://127.0.0.1:9/gateway.do',
  appId: '2021000000000001',
  sellerId: '2088000000000001',
  privateKey: ours.privateKey,
  alipayPublicKey: theirs.publicKey,
  receivers: { 'org-seller': '2088000000000011', 'org-author': '2088000000000012' },
};
const kit = new AlipaySdk({ ...settings, keyType: 'PKCS8' });
const trade = {
  out_trade_no: payment.id.replace('-', '_'),
  trade_no: '2026112022001',
  trade_status: 'TRADE_SUCCESS',
  total_amount: '199.00',
};
const fields = {
  ...trade,
  app_id: settings.appId,
  seller_id: settings.sellerId,
  notify_time: '2026-11-20 16:00:00',
  subject: '标准 T/GJ 1-2026 & 其他=全部',
};

const signature = (text: string) => sign('sha256', Buffer.from(text), theirs.privateKey).toString('base64');

/** A notice as Alipay posts it. */
function noticeOf(content: Record<string, string>): Record<string, string> {
  const text = Object.entries(content)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map((pair) => pair.join('='))
    .join('&');
  return { ...content, sign: signature(text), sign_type: 'RSA2' };
}

const read = (content: Record<string, string>) =>
  alipayProvider(settings).readNotice({ headers: {}, body: new URLSearchParams(content).toString(), now });

const news = {
  kind: 'payment',
  payment: payment.id,
  state: 'paid',
  reference: trade.trade_no,
  amount: 19_900,
  currency: 'CNY',
};

describe('a notice of Alipay', () => {
  test('that its own kit takes is read', () => {
    const notice = noticeOf(fields);
    expect(kit.checkNotifySignV2(notice)).toBe(true);
    expect(read(notice)).toEqual(news);
  });

  test('with one differing character in any field is refused by us as by the kit', () => {
    const notice = noticeOf(fields);
    for (const [name, value] of Object.entries(fields)) {
      for (let place = 0; place < value.length; place += 1) {
        const changed = { ...notice, [name]: altered(value, place) };
        expect(() => read(changed)).toThrowError(/not right/);
      }
      expect(kit.checkNotifySignV2({ ...notice, [name]: altered(value, 0) })).toBe(false);
    }
  });

  const message = {
    notify_id: '1',
    utc_timestamp: String(now.getTime()),
    msg_method: 'alipay.trade.order.settle.notify',
    app_id: settings.appId,
    version: '1.1',
    charset: 'UTF-8',
    biz_content: '{"out_request_no":"spl_0123456789abcdef01234567","settle_no":"2026"}',
  };

  test('that a split has ended is read, when it is fresh, ours and unaltered', () => {
    const notice = noticeOf(message);
    expect(kit.checkNotifySignV2(notice)).toBe(true);
    expect(read(notice)).toEqual({ kind: 'step', number: 'spl-0123456789abcdef01234567' });
    expect(read(noticeOf({ ...message, msg_method: 'alipay.fund.trans.order.changed' }))).toEqual({ kind: 'other' });
    const wrong = [
      noticeOf({ ...message, utc_timestamp: String(now.getTime() - 301_000) }),
      noticeOf({ ...message, app_id: '2021000000000002' }),
      { ...notice, biz_content: notice.biz_content?.replace('7"', '8"') ?? '' },
    ];
    for (const one of wrong) expect(() => read(one)).toThrowError(/not right/);
  });

  test.each([
    ['that is old', { notify_time: '2026-11-20 15:54:59' }],
    ['for another seller', { seller_id: '2088000000000002' }],
    ['for another app', { app_id: '2021000000000002' }],
    ['with an amount in another spelling', { total_amount: '199' }],
  ])('%s is refused', (_, change) => {
    expect(() => read(noticeOf({ ...fields, ...change }))).toThrowError(/not right/);
  });
});

test('the kit signs the same fields the same way', async () => {
  const url = kit.pageExecute('alipay.trade.page.pay', 'GET', {
    bizContent: { out_trade_no: '1', subject: '标准 & 书' },
  });
  const { sign: theirSign, ...unsigned } = Object.fromEntries(new URL(url).searchParams);
  expect(signFields(unsigned, settings.privateKey).sign).toBe(theirSign);
  const start = await alipayProvider(settings).create(payment, terms);
  const asked = Object.fromEntries(new URL(start.kind === 'redirect' ? start.url : '').searchParams);
  expect(asked).toMatchObject({ method: 'alipay.trade.page.pay', notify_url: terms.noticeUrl, sign_type: 'RSA2' });
  expect(JSON.parse(asked.biz_content ?? '')).toMatchObject({
    total_amount: '199.00',
    time_expire: '2026-11-20 18:00:00',
  });
});

test('answers are believed when they are signed, as the kit believes them', async () => {
  let isForged = false;
  const gateway = await answering(({ body }) => {
    const asked = new URLSearchParams(body);
    const method = asked.get('method') ?? '';
    const isUnknown = asked.get('biz_content')?.includes('unknown');
    const told = isUnknown
      ? { code: '40004', msg: 'Business Failed', sub_code: 'ACQ.TRADE_NOT_EXIST' }
      : {
          code: '10000',
          msg: 'Success',
          ...trade,
          ...(method.includes('refund.query') && { refund_status: 'REFUND_SUCCESS' }),
        };
    const text = JSON.stringify(told);
    const name = `${method.replaceAll('.', '_')}_response`;
    const answer = `{"${name}":${isForged ? text.replace('199', '299') : text},"sign":"${signature(text)}"}`;
    if (!isForged) kit.checkResponseSign(answer, name, signature(text), '');
    return { body: answer };
  });
  const provider = alipayProvider({ ...settings, gateway });
  expect(await provider.findPayment(payment)).toEqual(news);
  expect(await provider.findPayment({ ...payment, id: 'pay-unknown' })).toBeUndefined();
  expect(await provider.refund(refund, payment, [])).toMatchObject({ refund: refund.id, state: 'done' });
  isForged = true;
  await expect(provider.findPayment(payment)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test.each([
  [1, '0.01'],
  [19_900, '199.00'],
  [100_000_050, '1000000.50'],
])('%i fen are %s yuan', (amount, text) => {
  expect([yuan(amount), fen(text)]).toEqual([text, amount]);
});
