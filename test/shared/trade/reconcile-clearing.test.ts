import { expect, test } from 'vitest';
import { reconcileClearing } from '#shared/trade/reconcile-clearing.ts';
import { made } from './made-orders.ts';
import { refund, sell, testSales } from './made-sales.ts';

const days = { provider: 'sandbox', from: '2026-11-24', to: '2026-11-25' };
const row = (reference: string, amount: number) => ({
  reference,
  amount,
  currency: 'CNY',
  at: '2026-11-25T08:00:00.000Z',
});

test('a provider and the ledger agree on what came in and went back', async () => {
  const services = testSales();
  const id = await sell(services, 1, [made]);
  await refund(services, id, 'ref-1', 9_950);
  const rows = [row(id, 19_900), row('ref-1', -9_950)];
  expect(await reconcileClearing(services, { ...days, rows })).toMatchObject({
    matched: 2,
    ledger: { count: 2, amount: 9_950 },
    statement: { count: 2, amount: 9_950 },
    difference: 0,
    breaks: [],
    isReconciled: true,
  });
});

test('what differs is listed, and a night does not make a difference', async () => {
  const services = testSales('2026-11-25T15:59:59.000Z');
  const [late, lost] = [await sell(services, 1, [made]), await sell(services, 2, [made])];
  const asked = { provider: 'sandbox', from: '2026-11-26', to: '2026-11-26' };
  const next = await reconcileClearing(services, { ...asked, rows: [row(late, 19_900)] });
  expect(next).toMatchObject({ matched: 1, ledger: { count: 0 }, isReconciled: true });
  const first = await reconcileClearing(services, { ...days, rows: [row(late, 19_900), row('ref-9', -500)] });
  expect(first.isReconciled).toBe(false);
  expect(first.difference).toBe(-20_400);
  expect(first.breaks).toMatchObject([
    { kind: 'only-at-provider', reference: 'ref-9', provider: -500, ledger: null },
    { kind: 'only-in-ledger', reference: lost, provider: null, ledger: 19_900 },
  ]);
});
