import { describe, expect, test } from 'vitest';
import { findBalance } from '#shared/ledger/find-balance.ts';
import { completePayouts, type PayoutServices } from '#shared/trade/complete-payout.ts';
import { findStatement } from '#shared/trade/find-statement.ts';
import type { PayoutProvider } from '#shared/trade/payout-provider.ts';
import { listPayouts } from '#shared/trade/payout-store.ts';
import { reconcileClearing } from '#shared/trade/reconcile-clearing.ts';
import { requestPayout } from '#shared/trade/request-payout.ts';
import { made, orderId } from './made-orders.ts';
import { divide, refund, sell, settle } from './made-sales.ts';
import { makeTradeTables } from './trade-engines.ts';

const asked = { organization: made.holder, run: '2026-11', by: 'sel', requestId: 'r-1' };

/** Three sales in November; it is December. */
async function sold() {
  const services = await makeTradeTables();
  for (const n of [1, 2, 3]) await divide(services, await sell(services, n, [made]));
  await settle(services);
  services.pass(14);
  return services;
}

async function balanceOf(services: PayoutServices, account: string) {
  await settle(services);
  return (await findBalance(services, { account, currency: 'CNY' })).balance;
}

describe('a payout', () => {
  test('pays what was owed at the end of the month, with the tax, once however often it is asked for', async () => {
    const services = await sold();
    const answers = await Promise.all(Array.from({ length: 8 }, () => requestPayout(services, asked)));
    // By hand: 3 × 168.97 and 3 × 11.26.
    const [payout] = await listPayouts(services, made.holder);
    expect(payout).toMatchObject({ state: 'paid', amount: { amount: 54_069 }, tax: { amount: 3_378 }, revision: 2 });
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await requestPayout(services, asked)).toEqual(payout);
    expect(await balanceOf(services, `payable:${made.holder}`)).toBe(0);
    expect(await balanceOf(services, `tax:${made.holder}`)).toBe(0);
    expect(await balanceOf(services, 'external:payouts')).toBe(54_069);
    const rows = [{ reference: payout?.id ?? '', amount: -54_069, currency: 'CNY', at: '2026-12-04T08:00:00.000Z' }];
    const days = { provider: 'payouts', from: '2026-12-04', to: '2026-12-04' };
    expect(await reconcileClearing(services, { ...days, rows })).toMatchObject({ matched: 1, isReconciled: true });
    const statement = await findStatement(services, { payee: made.holder, month: '2026-12' });
    expect(statement.lines.map(({ kind, amount }) => [kind, amount.amount])).toEqual([['payout', -50_691]]);
    expect(statement.closing.amount).toBe(0);
  });

  test('leaves out what no provider has divided yet, and pays it in the next month', async () => {
    const services = await sold();
    const late = await sell(services, 4, [made]);
    await settle(services);
    services.pass(31);
    const run = '2026-12';
    await requestPayout(services, asked);
    await expect(requestPayout(services, { ...asked, run })).rejects.toMatchObject({ code: 'CONFLICT' });
    await divide(services, late);
    expect(await requestPayout(services, { ...asked, run })).toMatchObject({ amount: { amount: 18_023 } });
    expect(await balanceOf(services, `settled:${made.holder}`)).toBe(0);
  });

  test('leaves out what was refunded since the end of the month', async () => {
    const services = await sold();
    await refund(services, orderId(1), 'ref-1');
    expect(await requestPayout(services, asked)).toMatchObject({
      royalties: { amount: 33_794 },
      tax: { amount: 2_252 },
    });
  });

  test('waits while the month is not over, and below the minimum', async () => {
    const services = await sold();
    await expect(requestPayout(services, { ...asked, run: '2026-12' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await refund(services, orderId(1), 'ref-1');
    await refund(services, orderId(2), 'ref-2');
    await refund(services, orderId(3), 'ref-3', 15_000);
    await expect(requestPayout(services, asked)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await listPayouts(services, made.holder)).toEqual([]);
  });

  test('of which the answer was lost is found out by its id, and not paid again', async () => {
    const services = await sold();
    const { payouts } = services;
    const calls: string[] = [];
    const lossy: PayoutProvider = {
      find: payouts.find,
      pay: async (order) => {
        calls.push(order.id);
        await payouts.pay(order);
        throw new Error('the line broke');
      },
    };
    await expect(requestPayout({ ...services, payouts: lossy }, asked)).rejects.toThrow('the line broke');
    const [waiting] = await listPayouts(services, made.holder);
    expect(waiting?.state).toBe('requested');
    expect(await completePayouts({ ...services, payouts: lossy })).toEqual({ open: 0 });
    const [paid] = await listPayouts(services, made.holder);
    expect(paid).toMatchObject({ state: 'paid', reference: `sandbox-${waiting?.id}` });
    expect(calls).toHaveLength(1);
  });

  test('that the provider refuses gives back what was held', async () => {
    const services = await sold();
    const payouts: PayoutProvider = {
      find: async () => undefined,
      pay: async ({ id }) => ({ state: 'refused', reference: id, reason: 'account closed' }),
    };
    expect(await requestPayout({ ...services, payouts }, asked)).toMatchObject({
      state: 'refused',
      reason: 'account closed',
    });
    await settle(services);
    const { available } = await findBalance(services, { account: `payable:${made.holder}`, currency: 'CNY' });
    expect(available).toBe(50_691);
  });
});
