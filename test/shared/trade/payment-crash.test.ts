import { expect, test } from 'vitest';
import { askRefund } from '#shared/trade/ask-refund.ts';
import { entitlementsOfOrder } from '#shared/trade/entitlement-store.ts';
import { paymentsOfOrder } from '#shared/trade/find-payment.ts';
import { listRefunds } from '#shared/trade/payment-store.ts';
import { settlePayment } from '#shared/trade/settle-payment.ts';
import { startPayment } from '#shared/trade/start-payment.ts';
import { sweepPayments } from '#shared/trade/sweep-payments.ts';
import { Crash, crashingItems } from '#test/shared/ledger/faults.ts';
import { made } from './made-orders.ts';
import { memoryClient } from './model/memory-table.ts';
import {
  balances,
  bo,
  everyAccount,
  orderNow,
  paymentsOver,
  placed,
  requestId,
  type TestPayments,
} from './payment-engines.ts';

/** The services of a process that is killed at its n-th call of either table. */
function dying(services: TestPayments, n: number, when: 'before' | 'after'): TestPayments {
  const shared = crashingItems(services.rows, n, when);
  const ledger = crashingItems(services.items, n, when);
  return { ...services, rows: shared, items: ledger };
}

const died = (error: unknown) => {
  if (!(error instanceof Crash)) throw error;
  return 'died' as const;
};

/** Kills a step at its first call, its second and so on until it lives through; every time the rest must come out the same. */
async function killEverywhere(
  run: (n: number, when: 'before' | 'after') => Promise<'died' | 'lived'>,
): Promise<number> {
  let kills = 0;
  for (const when of ['before', 'after'] as const) {
    for (let n = 1; (await run(n, when)) === 'died'; n += 1) kills += 1;
  }
  return kills;
}

const lived = () => 'lived' as const;

test('a process that is killed at any call while it captures leaves what a sweep makes whole', async () => {
  const services = await paymentsOver(memoryClient(), 'crash');
  let order = 0;
  const kills = await killEverywhere(async (n, when) => {
    order += 1;
    const { id } = await placed(services, order);
    const payment = await startPayment(services, { order: id, provider: 'sandbox', caller: bo, requestId });
    const paid = services.provider.pay(payment.id);
    const end = await settlePayment(dying(services, n, when), 'sandbox', paid, requestId).then(lived, died);
    services.pass(2);
    await sweepPayments(services);
    const settled = await orderNow(services, id);
    expect(settled).toMatchObject({ state: 'fulfilled', captured: made.total });
    expect(await entitlementsOfOrder(services, settled)).toHaveLength(1);
    return end;
  });
  expect(kills).toBeGreaterThan(6);
  expect((await balances(services, 'external:sandbox'))[0]).toBe(-order * made.total);
});

test('a process that is killed at any call while it starts a payment leaves one that is gone on with', async () => {
  const services = await paymentsOver(memoryClient(), 'crash');
  let order = 0;
  const kills = await killEverywhere(async (n, when) => {
    order += 1;
    const { id } = await placed(services, order);
    const asked = { order: id, provider: 'sandbox' as const, caller: bo, requestId };
    const end = await startPayment(dying(services, n, when), asked).then(lived, died);
    expect(await startPayment(services, asked)).toMatchObject({ state: 'open' });
    expect(await paymentsOfOrder(services, { order: id, caller: bo })).toHaveLength(1);
    return end;
  });
  expect(kills).toBeGreaterThan(5);
  expect(services.provider.payments.size).toBe(order);
});

test('a process that is killed at any call while it refunds leaves what a repetition and a sweep make whole', async () => {
  const services = await paymentsOver(memoryClient(), 'crash');
  let order = 0;
  const kills = await killEverywhere(async (n, when) => {
    order += 1;
    const { id } = await placed(services, order);
    const payment = await startPayment(services, { order: id, provider: 'sandbox', caller: bo, requestId });
    await settlePayment(services, 'sandbox', services.provider.pay(payment.id), requestId);
    const asked = { cause: 'withdrawn' as const, reason: '' };
    const request = { order: id, key: 'a key of mine', asked, caller: bo, requestId };
    const end = await askRefund(dying(services, n, when), request).then(lived, died);
    await askRefund(services, request);
    services.pass(2);
    await sweepPayments(services);
    expect(await orderNow(services, id)).toMatchObject({ state: 'refunded', refunded: made.total, reservedRefund: 0 });
    expect((await listRefunds(services, id)).map(({ state }) => state)).toEqual(['done']);
    return end;
  });
  expect(kills).toBeGreaterThan(8);
  expect(services.provider.returned).toBe(order * made.total);
  expect(await balances(services, ...everyAccount)).toEqual([0, 0, 0, 0, 0]);
});
