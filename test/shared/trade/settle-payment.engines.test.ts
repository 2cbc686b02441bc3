import { beforeAll, describe, expect, test } from 'vitest';
import { entitlementsOfOrder } from '#shared/trade/entitlement-store.ts';
import { expireOrders } from '#shared/trade/expire-orders.ts';
import { getPayment, listRefunds } from '#shared/trade/payment-store.ts';
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
  placed,
  requestId,
  stranger,
  type TestPayments,
} from './payment-engines.ts';

let services: TestPayments;
beforeAll(async () => {
  services = await makePayments();
});

const start = (order: string) => startPayment(services, { order, provider: 'sandbox', caller: bo, requestId });
const tell = (news: Parameters<typeof settlePayment>[2]) => settlePayment(services, 'sandbox', news, requestId);

describe('a payment', () => {
  test('is gone on with when it is asked for twice, also at once, and has one id', async () => {
    const { id } = await placed(services, 1);
    const started = await Promise.all([start(id), start(id), start(id)]);
    expect(new Set(started.map((payment) => payment.id)).size).toBe(1);
    expect(started[0]).toMatchObject({ state: 'open', amount: made.total, start: { kind: 'redirect' } });
    expect((await orderNow(services, id)).state).toBe('awaiting-payment');
  });

  test('is hidden from strangers', async () => {
    const { id } = await placed(services, 2);
    const asked = { order: id, provider: 'sandbox' as const, caller: stranger, requestId };
    await expect(startPayment(services, asked)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('never sends the buyer to another site', async () => {
    const { id } = await placed(services, 3);
    const asked = { order: id, provider: 'sandbox' as const, returnTo: '//evil.example', caller: bo, requestId };
    await expect(startPayment(services, asked)).rejects.toMatchObject({ code: 'INVALID' });
  });

  test('that the provider did not answer is created when it is asked for again, under the same id', async () => {
    const { id } = await placed(services, 4);
    services.provider.faults.push('lose');
    await expect(start(id)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    const known = [...services.provider.payments.keys()].at(-1);
    expect((await start(id)).id).toBe(known);
  });

  test('pays the order, grants licences and is booked to the fen, once, however often and in whatever order it is told', async () => {
    const fresh = await makePayments();
    const { id } = await placed(fresh, 5, [made, { ...made, total: 333, tax: 19 }]);
    const payment = await startPayment(fresh, { order: id, provider: 'sandbox', caller: bo, requestId });
    const paid = fresh.provider.pay(payment.id);
    const news = [{ ...paid, state: 'open' as const }, paid, paid, { ...paid, state: 'closed' as const }, paid];
    await Promise.all(news.map((one) => settlePayment(fresh, 'sandbox', one, requestId)));
    const order = await orderNow(fresh, id);
    expect(order).toMatchObject({ state: 'fulfilled', captured: 20_233, refunded: 0, payment: payment.id });
    expect(await entitlementsOfOrder(fresh, order)).toHaveLength(2);
    expect(order.events.map(({ move }) => move)).toEqual(['place', 'await-payment', 'pay', 'fulfil']);
    const sums = await balances(fresh, ...everyAccount);
    expect(sums[0]).toBe(-20_233);
    expect(sums.reduce((sum, one) => sum + one, 0)).toBe(0);
    expect(sums[3]).toBe(made.tax + 19);
    expect(sums[2]).toBe(Math.round((made.total - made.tax) / 10) + Math.round((333 - 19) / 10));
  });

  test('of another amount, currency or provider changes nothing', async () => {
    const { id } = await placed(services, 6);
    const payment = await start(id);
    const paid = services.provider.pay(payment.id);
    for (const wrong of [{ amount: 1 }, { currency: 'USD' }, { payment: 'pay-000000000000000000000000' }]) {
      await expect(tell({ ...paid, ...wrong })).rejects.toMatchObject({ code: 'CONFLICT' });
    }
    await expect(settlePayment(services, 'alipay', paid, requestId)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await orderNow(services, id)).state).toBe('awaiting-payment');
  });

  test('whose notice was lost is found by the sweep', async () => {
    const { id } = await placed(services, 7);
    const payment = await start(id);
    services.provider.pay(payment.id);
    services.pass(2);
    await sweepPayments(services);
    expect((await orderNow(services, id)).state).toBe('fulfilled');
  });
});

describe('money that no order waits for', () => {
  test('because the order has lapsed goes back whole', async () => {
    const fresh = await makePayments();
    const { id } = await placed(fresh, 8);
    const payment = await startPayment(fresh, { order: id, provider: 'sandbox', caller: bo, requestId });
    fresh.pass(121);
    expect(await expireOrders(fresh)).toBe(1);
    const settled = await settlePayment(fresh, 'sandbox', fresh.provider.pay(payment.id), requestId);
    expect(settled.state).toBe('returned');
    expect(fresh.provider.returned).toBe(made.total);
    expect(await orderNow(fresh, id)).toMatchObject({ state: 'expired', captured: 0 });
    expect(await balances(fresh, ...everyAccount)).toEqual([0, 0, 0, 0, 0]);
  });

  test('because another payment was first goes back whole, when the provider can be reached again', async () => {
    const fresh = await makePayments();
    const { id } = await placed(fresh, 9);
    const ask = () => startPayment(fresh, { order: id, provider: 'sandbox', caller: bo, requestId });
    const first = await ask();
    await settlePayment(fresh, 'sandbox', { ...fresh.provider.pay(first.id), state: 'closed' }, requestId);
    const second = await ask();
    expect(second.id).not.toBe(first.id);
    await settlePayment(fresh, 'sandbox', fresh.provider.pay(second.id), requestId);
    fresh.provider.faults.push('lose');
    const late = await settlePayment(fresh, 'sandbox', fresh.provider.pay(first.id), requestId);
    expect(late.state).toBe('surplus');
    fresh.pass(2);
    await sweepPayments(fresh);
    expect((await getPayment(fresh, first.id))?.state).toBe('returned');
    expect((await listRefunds(fresh, id)).map(({ cause, state }) => [cause, state])).toEqual([['surplus', 'done']]);
    expect(fresh.provider.returned).toBe(made.total);
    expect(await orderNow(fresh, id)).toMatchObject({ state: 'fulfilled', captured: made.total, refunded: 0 });
    expect((await balances(fresh, 'external:sandbox'))[0]).toBe(-made.total);
  });

  test('is never lost in a race of payment and expiry: exactly one of the two holds', async () => {
    const fresh = await makePayments();
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, async (_, n) => {
        const { id } = await placed(fresh, 100 + n);
        return { id, payment: await startPayment(fresh, { order: id, provider: 'sandbox', caller: bo, requestId }) };
      }),
    );
    fresh.pass(121);
    await Promise.all([
      ...outcomes.map(({ payment }) => settlePayment(fresh, 'sandbox', fresh.provider.pay(payment.id), requestId)),
      expireOrders(fresh),
      expireOrders(fresh),
    ]);
    for (const { id, payment } of outcomes) {
      const order = await orderNow(fresh, id);
      const held = await getPayment(fresh, payment.id);
      expect([`fulfilled captured`, `expired returned`]).toContain(`${order.state} ${held?.state}`);
    }
    const kept = await balances(fresh, 'external:sandbox');
    expect(kept[0]).toBe(-(12 * made.total - fresh.provider.returned));
  });
});
