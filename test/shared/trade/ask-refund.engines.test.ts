import { expect, test } from 'vitest';
import { ServiceError } from '#shared/runtime/errors.ts';
import { askRefund } from '#shared/trade/ask-refund.ts';
import { commitTrade } from '#shared/trade/commit-trade.ts';
import { decideRefund } from '#shared/trade/decide-refund.ts';
import { decideDispute, disputeOrder } from '#shared/trade/dispute-order.ts';
import { entitlementsOfOrder } from '#shared/trade/entitlement-store.ts';
import { listRefundDesk } from '#shared/trade/find-payment.ts';
import { theTradeService } from '#shared/trade/order-moves.ts';
import { orderMoveItems } from '#shared/trade/order-writes.ts';
import { listRefunds } from '#shared/trade/payment-store.ts';
import { settlePayment } from '#shared/trade/settle-payment.ts';
import { startPayment } from '#shared/trade/start-payment.ts';
import { sweepPayments } from '#shared/trade/sweep-payments.ts';
import { made } from './made-orders.ts';
import {
  balances,
  bo,
  everyAccount,
  makePayments,
  orderNow,
  partial,
  placed,
  requestId,
  reviewer,
  type TestPayments,
} from './payment-engines.ts';

async function bought(services: TestPayments, n: number, { downloaded = false } = {}): Promise<string> {
  const { id } = await placed(services, n);
  const payment = await startPayment(services, { order: id, provider: 'sandbox', caller: bo, requestId });
  await settlePayment(services, 'sandbox', services.provider.pay(payment.id), requestId);
  if (downloaded) {
    const at = services.now().toISOString();
    const move = { move: 'deliver', actor: theTradeService, at, requestId, changes: { downloaded } } as const;
    const { items } = orderMoveItems(services.trade, await orderNow(services, id), move);
    if (!(await commitTrade(services, items))) throw new Error('not delivered');
  }
  return id;
}

const withdraw = (services: TestPayments, order: string, key = 'a key of mine', cause = 'withdrawn' as const) =>
  askRefund(services, { order, key, asked: { cause, reason: '' }, caller: bo, requestId });
const complain = (services: TestPayments, order: string) =>
  askRefund(services, {
    order,
    key: 'a key of mine',
    asked: { cause: 'defect', reason: '缺页' },
    caller: bo,
    requestId,
  });
const decide = (services: TestPayments, refund: string, decision: { approve: boolean; amount?: number }) =>
  decideRefund(services, { refund, decision: { reason: '已核对', ...decision }, caller: reviewer, requestId });

test('before the first download everything goes back at once, licences end and the books are as before', async () => {
  const services = await makePayments();
  const id = await bought(services, 1);
  const refund = await withdraw(services, id);
  expect(refund).toMatchObject({ state: 'done', amount: made.total });
  const order = await orderNow(services, id);
  expect(order).toMatchObject({ state: 'refunded', refunded: made.total, reservedRefund: 0 });
  expect((await entitlementsOfOrder(services, order)).map(({ state }) => state)).toEqual(['revoked']);
  expect(await balances(services, ...everyAccount)).toEqual([0, 0, 0, 0, 0]);
  expect((await withdraw(services, id)).id).toBe(refund.id);
  expect(services.provider.returned).toBe(made.total);
});

test('of 64 refunds asked for at once one is given, and no fen more than was captured', async () => {
  const services = await makePayments();
  const id = await bought(services, 2);
  const asked = Array.from({ length: 64 }, (_, n) => withdraw(services, id, `key number ${n}`));
  const answers = await Promise.allSettled(asked);
  const given = answers.filter(({ status }) => status === 'fulfilled');
  expect(given).toHaveLength(1);
  for (const answer of answers) {
    if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(ServiceError);
  }
  expect(services.provider.returned).toBe(made.total);
  expect(await orderNow(services, id)).toMatchObject({ refunded: made.total, reservedRefund: 0 });
  expect(await balances(services, ...everyAccount)).toEqual([0, 0, 0, 0, 0]);
});

test('after a download only a cause is heard, by a reviewer who is no party, and parts sum to the whole', async () => {
  const services = await makePayments();
  const id = await bought(services, 3, { downloaded: true });
  await expect(withdraw(services, id)).rejects.toMatchObject({ code: 'CONFLICT' });
  const asked = await complain(services, id);
  expect(asked).toMatchObject({ state: 'asked', amount: made.total });
  expect((await listRefundDesk(services)).map((refund) => refund.id)).toEqual([asked.id]);
  const byParty = decideRefund(services, {
    refund: asked.id,
    decision: { approve: true, reason: '好' },
    caller: partial,
    requestId,
  });
  await expect(byParty).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await decide(services, asked.id, { approve: true, amount: 333 })).toMatchObject({
    state: 'done',
    amount: 333,
  });
  const order = await orderNow(services, id);
  expect(order).toMatchObject({ state: 'partly-refunded', refunded: 333, reservedRefund: 0 });
  expect((await entitlementsOfOrder(services, order)).map(({ state }) => state)).toEqual(['active']);
  const rest = await askRefund(services, {
    order: id,
    key: 'another key',
    asked: { cause: 'wrong-edition', reason: '' },
    caller: bo,
    requestId,
  });
  await decide(services, rest.id, { approve: true });
  expect(await orderNow(services, id)).toMatchObject({ state: 'refunded', refunded: made.total });
  expect(await balances(services, ...everyAccount)).toEqual([0, 0, 0, 0, 0]);
});

test('that a reviewer refuses leaves everything as it was', async () => {
  const services = await makePayments();
  const id = await bought(services, 4, { downloaded: true });
  const { id: refund } = await complain(services, id);
  expect(await decide(services, refund, { approve: false })).toMatchObject({ state: 'refused', decision: '已核对' });
  expect(await orderNow(services, id)).toMatchObject({ state: 'fulfilled', refunded: 0, reservedRefund: 0 });
  await expect(decide(services, refund, { approve: true })).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('that the provider refuses is no longer set aside, and the buyer is told why', async () => {
  const services = await makePayments();
  const id = await bought(services, 5);
  services.provider.faults.push('refuse');
  expect(await withdraw(services, id)).toMatchObject({ state: 'refused', decision: 'too late' });
  expect(await orderNow(services, id)).toMatchObject({ state: 'fulfilled', refunded: 0, reservedRefund: 0 });
});

test('of which the answer was lost is found by the sweep and given once', async () => {
  const services = await makePayments();
  const id = await bought(services, 6);
  services.provider.faults.push('lose');
  expect((await withdraw(services, id)).state).toBe('approved');
  expect(await orderNow(services, id)).toMatchObject({ state: 'refund-requested', reservedRefund: made.total });
  services.pass(2);
  await Promise.all([sweepPayments(services), sweepPayments(services)]);
  expect((await listRefunds(services, id)).map(({ state }) => state)).toEqual(['done']);
  expect(services.provider.returned).toBe(made.total);
  expect(await balances(services, ...everyAccount)).toEqual([0, 0, 0, 0, 0]);
});

test('a key is used for one refund only', async () => {
  const services = await makePayments();
  const id = await bought(services, 7, { downloaded: true });
  await complain(services, id);
  await expect(withdraw(services, id)).rejects.toMatchObject({ code: 'KEY_REUSED' });
});

test.each([
  { uphold: true, state: 'refunded', returned: made.total },
  { uphold: false, state: 'released', returned: 0 },
])('a dispute that a reviewer upholds ($uphold) leaves the order $state', async ({ uphold, state, returned }) => {
  const services = await makePayments();
  const order = await bought(services, 8, { downloaded: true });
  const disputed = await disputeOrder(services, { order, said: { reason: '不是所购版本' }, caller: bo, requestId });
  expect(disputed.state).toBe('disputed');
  const said = { uphold, reason: '已核对' };
  await expect(decideDispute(services, { order, said, caller: partial, requestId })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  expect((await decideDispute(services, { order, said, caller: reviewer, requestId })).state).toBe(state);
  expect(services.provider.returned).toBe(returned);
});

test('a dispute that was upheld is not released while its money is on its way', async () => {
  const services = await makePayments();
  const order = await bought(services, 9, { downloaded: true });
  await disputeOrder(services, { order, said: { reason: '不是所购版本' }, caller: bo, requestId });
  const decide = (uphold: boolean) =>
    decideDispute(services, { order, said: { uphold, reason: '已核对' }, caller: reviewer, requestId });
  services.provider.faults.push('lose');
  expect(await decide(true)).toMatchObject({ state: 'disputed', reservedRefund: made.total });
  await expect(decide(false)).rejects.toMatchObject({ code: 'CONFLICT' });
  services.pass(2);
  await sweepPayments(services);
  expect(await orderNow(services, order)).toMatchObject({ state: 'refunded', refunded: made.total });
});
