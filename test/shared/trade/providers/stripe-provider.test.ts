import Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import { signNotice } from '#shared/trade/providers/signed-notice.ts';
import { stripeProvider } from '#shared/trade/providers/stripe-provider.ts';
import { altered, answering, type Called, now, payment, refund, terms } from './provider-server.ts';

const webhookSecret = 'whsec_of_a_test';
const { webhooks } = new Stripe('sk_test_none');
const receivers = { 'org-seller': 'acct_seller', 'org-author': 'acct_author' };
const settings = {
  kind: 'stripe',
  api: 'http://127.0.0.1:9',
  secretKey: 'sk_test_none',
  webhookSecret,
  receivers,
} as const;
const intent = { id: 'pi_1', amount: 19_900, currency: 'cny', metadata: { payment: payment.id } };
const body = JSON.stringify({
  type: 'payment_intent.succeeded',
  data: { object: { ...intent, object: 'payment_intent', status: 'succeeded' } },
});
const seconds = Math.floor(now.getTime() / 1000);
const sent = (payload: string, timestamp = seconds) =>
  webhooks.generateTestHeaderString({ payload, secret: webhookSecret, timestamp });
const read = (header: string, text: string) =>
  stripeProvider(settings).readNotice({ headers: { 'stripe-signature': header }, body: text, now });

const news = {
  kind: 'payment',
  payment: payment.id,
  state: 'paid',
  reference: 'pi_1',
  amount: 19_900,
  currency: 'CNY',
};

describe('a notice of Stripe', () => {
  test('signed by its own kit is read, and ours is taken by its kit', () => {
    expect(read(sent(body), body)).toEqual(news);
    const ours = signNotice(body, webhookSecret, new Date());
    expect(webhooks.constructEvent(body, ours, webhookSecret).type).toBe('payment_intent.succeeded');
  });

  test('with one differing character anywhere is refused', () => {
    const header = sent(body);
    for (let place = 0; place < body.length; place += 1) {
      expect(() => read(header, altered(body, place))).toThrowError(/not right/);
    }
  });

  test.each([-301, 301])('%i seconds off is refused, five minutes are not', (skew) => {
    expect(() => read(sent(body, seconds + skew), body)).toThrowError(/not right/);
    expect(read(sent(body, seconds + Math.sign(skew) * 300), body)).toEqual(news);
  });

  test('about a transfer or its reversal names the instruction that it was made for', () => {
    const number = 'spl-0123456789abcdef01234567';
    for (const type of ['transfer.created', 'transfer.reversed']) {
      const object = { id: 'tr_1', metadata: { step: number, place: '0' } };
      const told = JSON.stringify({ type, data: { object } });
      expect(read(sent(told), told)).toEqual({ kind: 'step', number });
    }
  });

  test('about something else is acknowledged and means nothing', () => {
    const other = JSON.stringify({ type: 'customer.created', data: { object: { id: 'cus_1' } } });
    expect(read(sent(other), other)).toEqual({ kind: 'other' });
  });
});

test('calls carry our ids as idempotency keys and in the metadata', async () => {
  const calls: Called[] = [];
  const api = await answering((called) => {
    calls.push(called);
    if (called.target.startsWith('/v1/checkout')) return { body: '{"url":"https://checkout.stripe.com/c/1"}' };
    const found = { id: 're_1', status: 'succeeded', metadata: { refund: refund.id } };
    if (called.target.startsWith('/v1/refunds')) {
      return { body: JSON.stringify(called.method === 'POST' ? { ...found, status: 'pending' } : { data: [found] }) };
    }
    return { body: JSON.stringify({ data: [{ ...intent, status: 'succeeded' }] }) };
  });
  const provider = stripeProvider({ ...settings, api });
  const paid = { ...payment, reference: 'pi_1' };
  expect(await provider.create(payment, terms)).toEqual({ kind: 'redirect', url: 'https://checkout.stripe.com/c/1' });
  expect(await provider.findPayment(payment)).toEqual(news);
  expect(await provider.refund(refund, paid, [])).toMatchObject({ refund: refund.id, state: 'processing' });
  expect(await provider.findRefund(refund, paid)).toMatchObject({ refund: refund.id, state: 'done' });
  expect(calls.map(({ headers }) => headers['idempotency-key'])).toEqual([payment.id, undefined, refund.id, undefined]);
  const form = new URLSearchParams(calls[0]?.body);
  expect(form.get('line_items[0][price_data][unit_amount]')).toBe('19900');
  expect(form.get('payment_intent_data[metadata][payment]')).toBe(payment.id);
});
