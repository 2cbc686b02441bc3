import Stripe from 'stripe';
import { expect, test } from 'vitest';
import { stripeProvider } from '#shared/trade/providers/stripe-provider.ts';
import { answering, type Called, payment, split, takeBack } from './provider-server.ts';

const receivers = { 'org-seller': 'acct_seller', 'org-author': 'acct_author' };
const settings = { kind: 'stripe', secretKey: 'sk_test_none', webhookSecret: 'whsec_of_a_test', receivers } as const;
const paid = { ...payment, reference: 'pi_1' };

interface Moved {
  id: string;
  amount: number;
  destination: string | undefined;
  transfer_group: string | undefined;
  source_transaction: string | undefined;
  metadata: Record<string, string>;
  of: string | undefined;
}

/** A Stripe that keeps transfers and reversals for good, and what keys stood for never. */
async function openStripe({ refuses = '' } = {}) {
  const calls: Called[] = [];
  const moved: Moved[] = [];
  const api = await answering((called) => {
    calls.push(called);
    const { method, target, body } = called;
    const { pathname, searchParams } = new URL(target, 'http://stripe.example');
    if (pathname.startsWith('/v1/payment_intents/')) return { body: '{"id":"pi_1","latest_charge":"ch_1"}' };
    const of = /^\/v1\/transfers\/(\w+)\/reversals$/.exec(pathname)?.[1];
    if (method === 'GET') {
      const group = searchParams.get('transfer_group') ?? undefined;
      const data = moved.filter((one) => one.of === of && one.transfer_group === group);
      return { body: JSON.stringify({ object: 'list', has_more: false, data }) };
    }
    const form = new URLSearchParams(body);
    const get = (name: string) => form.get(name) ?? undefined;
    const isRefused = get('destination') === refuses || of === refuses;
    if (isRefused) return { status: 400, body: '{"error":{"type":"invalid_request_error"}}' };
    const made: Moved = {
      id: `${of ? 'trr' : 'tr'}_${moved.length + 1}`,
      amount: Number(get('amount')),
      destination: get('destination'),
      transfer_group: get('transfer_group'),
      source_transaction: get('source_transaction'),
      metadata: { step: get('metadata[step]') ?? '', place: get('metadata[place]') ?? '' },
      of,
    };
    moved.push(made);
    return { body: JSON.stringify(made) };
  });
  return { api, calls, moved, provider: stripeProvider({ ...settings, api }) };
}

test('each connected account gets one transfer of the charge, however often it is asked for', async () => {
  const { api, calls, moved, provider } = await openStripe();
  expect(await provider.findStep(split, paid)).toBeUndefined();
  const done = { number: split.number, state: 'over', done: [0, 1, 2] };
  expect(await provider.instruct(split, paid)).toMatchObject(done);
  expect(await provider.instruct(split, paid)).toMatchObject(done);
  expect(await provider.findStep(split, paid)).toMatchObject(done);
  expect(moved.map(({ amount, destination, source_transaction }) => [amount, destination, source_transaction])).toEqual(
    [
      [12_345, 'acct_seller', 'ch_1'],
      [5_678, 'acct_author', 'ch_1'],
    ],
  );
  // Its own kit sends the same form, and reads what we made.
  const ours = calls.find(({ method }) => method === 'POST');
  const { port } = new URL(api);
  const kit = new Stripe('sk_test_none', { host: '127.0.0.1', port, protocol: 'http', maxNetworkRetries: 0 });
  const params = {
    amount: 12_345,
    metadata: { step: split.number, place: '0' },
    currency: 'cny',
    destination: 'acct_seller',
    source_transaction: 'ch_1',
    transfer_group: split.number,
  };
  const theirs = () => calls.filter(({ method }) => method === 'POST').at(-1);
  const read = await kit.transfers.list({ transfer_group: split.number, limit: 100 });
  expect(read.data.map(({ destination }) => destination)).toEqual(['acct_seller', 'acct_author']);
  await kit.transfers.create(params, { idempotencyKey: `${split.number}/0` });
  expect(new URLSearchParams(theirs()?.body).toString()).toBe(new URLSearchParams(ours?.body).toString());
  expect(theirs()?.headers['idempotency-key']).toBe(ours?.headers['idempotency-key']);
});

test('an account that is refused gets nothing, and the others theirs', async () => {
  const { provider } = await openStripe({ refuses: 'acct_author' });
  expect(await provider.instruct(split, paid)).toMatchObject({
    state: 'over',
    done: [0],
    reason: 'invalid_request_error',
  });
});

test('what is taken back reverses the transfer that gave it, once', async () => {
  const { calls, moved, provider } = await openStripe();
  await provider.instruct(split, paid);
  expect(await provider.findStep(takeBack, paid)).toBeUndefined();
  const done = { number: takeBack.number, state: 'over', done: [0, 1] };
  expect(await provider.instruct(takeBack, paid)).toMatchObject(done);
  expect(await provider.instruct(takeBack, paid)).toMatchObject(done);
  expect(await provider.findStep(takeBack, paid)).toMatchObject(done);
  expect(moved.filter(({ of }) => of).map(({ of, amount }) => [of, amount])).toEqual([['tr_1', 300]]);
  const sent = calls.filter(({ method }) => method === 'POST').at(-1);
  expect(sent?.target).toBe('/v1/transfers/tr_1/reversals');
  expect(sent?.headers['idempotency-key']).toBe(`${takeBack.number}/0`);
});

test('a transfer that cannot be reversed leaves the money where it is', async () => {
  const { provider } = await openStripe({ refuses: 'tr_1' });
  await provider.instruct(split, paid);
  expect(await provider.instruct(takeBack, paid)).toMatchObject({ state: 'over', done: [1] });
});
