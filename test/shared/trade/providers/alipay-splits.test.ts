import { sign } from 'node:crypto';
import { AlipaySdk } from 'alipay-sdk';
import { expect, test } from 'vitest';
import { alipayProvider } from '#shared/trade/providers/alipay-provider.ts';
import { signFields } from '#shared/trade/providers/alipay-signature.ts';
import { altered, answering, payment, refund, rsaKeys, split, takeBack } from './provider-server.ts';

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
const paid = { ...payment, reference: '2026112022001' };
const signature = (text: string) => sign('sha256', Buffer.from(text), theirs.privateKey).toString('base64');

interface Asked {
  method: string;
  content: Record<string, unknown>;
  fields: Record<string, string>;
}

/** An Alipay that divides and remembers it; its answers are taken by the kit unless a byte of them is changed. */
async function openAlipay({ states = {} as Record<string, string>, place = -1, fault = '' } = {}) {
  const calls: Asked[] = [];
  const kept = new Map<unknown, object[]>();
  const gateway = await answering(({ body }) => {
    const fields = Object.fromEntries(new URLSearchParams(body));
    const { method = '', biz_content = '{}' } = fields;
    const content = JSON.parse(biz_content);
    calls.push({ method, content, fields });
    if (method.endsWith('.settle') && !fault) {
      const parts = content.royalty_parameters as { trans_in: string }[];
      kept.set(
        content.out_request_no,
        parts.map((part) => ({ ...part, state: states[part.trans_in] ?? 'SUCCESS' })),
      );
    }
    const details = kept.get(content.out_request_no);
    const isUnknown = method.endsWith('settle.query') && !details;
    const found = { royalty_detail_list: details, trade_no: paid.reference, refund_status: 'REFUND_SUCCESS' };
    const failed = { code: '40004', msg: 'Business Failed', sub_code: fault || 'ACQ.TRADE_NOT_EXIST' };
    const isFault = isUnknown || (fault && method.endsWith('.settle'));
    const text = JSON.stringify(isFault ? failed : { code: '10000', msg: 'Success', ...found });
    const name = `${method.replaceAll('.', '_')}_response`;
    kit.checkResponseSign(`{"${name}":${text},"sign":"${signature(text)}"}`, name, signature(text), '');
    const told = place < 0 ? text : altered(text, place);
    return { body: `{"${name}":${told},"sign":"${signature(text)}"}` };
  });
  return { calls, provider: alipayProvider({ ...settings, gateway }) };
}

test('money is divided by royalties that are signed as the kit signs, and asked about by the same number', async () => {
  const { calls, provider } = await openAlipay();
  expect(await provider.findStep(split, paid)).toBeUndefined();
  const done = { number: split.number, state: 'over', done: [0, 1, 2] };
  expect(await provider.instruct(split, paid)).toMatchObject(done);
  expect(await provider.findStep(split, paid)).toMatchObject(done);
  const [settle, ...others] = calls.filter(({ method }) => method === 'alipay.trade.order.settle');
  expect(others).toEqual([]);
  expect(settle?.content).toMatchObject({
    out_request_no: split.number.replace('-', '_'),
    trade_no: paid.reference,
    royalty_parameters: [
      { royalty_type: 'transfer', trans_in_type: 'userId', trans_in: '2088000000000011', amount: '123.45' },
      { royalty_type: 'transfer', trans_in_type: 'userId', trans_in: '2088000000000012', amount: '56.78' },
    ],
    extend_params: { royalty_finish: 'true' },
  });
  const { sign: ourSign, ...unsigned } = settle?.fields ?? {};
  const url = kit.pageExecute('alipay.trade.order.settle', 'GET', { bizContent: settle?.content ?? {} });
  const { sign: theirSign, ...theirFields } = Object.fromEntries(new URL(url).searchParams);
  expect(signFields(theirFields, settings.privateKey).sign).toBe(theirSign);
  expect(signFields(unsigned, settings.privateKey).sign).toBe(ourSign);
  const changed = { ...unsigned, biz_content: altered(unsigned.biz_content ?? '', 30) };
  expect(signFields(changed, settings.privateKey).sign).not.toBe(ourSign);
});

test.each([
  [{ '2088000000000012': 'FAIL' }, { state: 'over', done: [0] }],
  [{ '2088000000000012': 'PROCESSING' }, { state: 'processing' }],
])('receivers end as Alipay says: %j', async (states, end) => {
  const { provider } = await openAlipay({ states });
  expect(await provider.instruct(split, paid)).toMatchObject(end);
});

test('a split that is refused as a whole has given nobody anything', async () => {
  const { provider } = await openAlipay({ fault: 'ACQ.ALLOC_AMOUNT_VALIDATE_ERROR' });
  expect(await provider.instruct(split, paid)).toMatchObject({
    state: 'over',
    done: [],
    reason: 'ACQ.ALLOC_AMOUNT_VALIDATE_ERROR',
  });
});

test('a refund itself takes back what receivers were given', async () => {
  const { calls, provider } = await openAlipay();
  expect(await provider.instruct(takeBack, paid)).toMatchObject({ state: 'over', done: [0, 1] });
  expect(calls).toEqual([]);
  expect(await provider.refund(refund, paid, takeBack.parts)).toMatchObject({ state: 'done' });
  expect(calls[0]).toMatchObject({
    method: 'alipay.trade.refund',
    content: { refund_amount: '3.33', refund_royalty_parameters: [{ trans_out: '2088000000000011', amount: '3.00' }] },
  });
});

test('an answer with one differing byte is refused', async () => {
  for (const place of [3, 10, 40]) {
    const { provider } = await openAlipay({ place });
    await expect(provider.instruct(split, paid)).rejects.toThrowError();
  }
});
