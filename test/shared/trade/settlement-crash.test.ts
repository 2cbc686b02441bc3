import { describe, expect, test } from 'vitest';
import { chainJournal } from '#shared/ledger/chain-journal.ts';
import { findBalance } from '#shared/ledger/find-balance.ts';
import type { LedgerItems } from '#shared/ledger/item.ts';
import { findStatement } from '#shared/trade/find-statement.ts';
import { foldStatements } from '#shared/trade/fold-statements.ts';
import { sandboxIssuer } from '#shared/trade/invoice-issuer.ts';
import { listShelf } from '#shared/trade/invoice-store.ts';
import { settleInvoices } from '#shared/trade/settle-invoices.ts';
import { Crash, crashingItems } from '#test/shared/ledger/faults.ts';
import { askForInvoices } from './made-invoices.ts';
import { made } from './made-orders.ts';
import { refund, sell, type TestSales, testSales } from './made-sales.ts';

type Part = 'rows' | 'items';

/**
 * Runs a deed on a process that is killed at its n-th call of one of its tables, for every n until it is done without;
 * each time others then take over, and what they find must be whole.
 */
async function killAtEveryCall(
  part: Part,
  deed: (services: TestSales) => Promise<unknown>,
  prepare: (services: TestSales) => Promise<unknown>,
  check: (services: TestSales) => Promise<void>,
): Promise<number> {
  for (let n = 1; ; n += 1) {
    let isDone = true;
    for (const when of ['before', 'after'] as const) {
      const services = testSales();
      await prepare(services);
      const dying: LedgerItems = crashingItems(services[part], n, when);
      const outcome = await deed({ ...services, [part]: dying }).catch((error: unknown) => error);
      if (outcome instanceof Crash) isDone = false;
      await check(services);
    }
    if (isDone) return n;
  }
}

describe.each<Part>(['rows', 'items'])('killed at any call of its %s', (part) => {
  test('a fold is taken up where it ended, with no sale lost or counted twice', async () => {
    const calls = await killAtEveryCall(
      part,
      (services) => foldStatements(services),
      async (services) => {
        const id = await sell(services, 1, [made]);
        await sell(services, 2, [{ ...made, licence: 'SITE' }]);
        await refund(services, id, 'ref-1', 700);
        await chainJournal(services);
      },
      async (services) => {
        await Promise.all([foldStatements(services), foldStatements(services)]);
        const statement = await findStatement(services, { payee: made.holder, month: '2026-11' });
        const { balance } = await findBalance(services, { account: `payable:${made.holder}`, currency: 'CNY' });
        expect(statement.closing.amount).toBe(balance);
        expect(statement.lines.map(({ kind, count }) => [kind, count])).toEqual([
          ['sale', 1],
          ['sale', 1],
          ['refund', 1],
        ]);
      },
    );
    expect(calls).toBeGreaterThan(part === 'rows' ? 4 : 2);
  });

  test('invoices are settled by whoever comes next, each issued once', async () => {
    const withIssuer = (services: TestSales) => ({ ...services, issuer: sandboxIssuer(services.rows, services.now) });
    let order = '';
    const calls = await killAtEveryCall(
      part,
      (services) => settleInvoices(withIssuer(services), order),
      async (services) => {
        order = await sell(services, 1, [made]);
        await askForInvoices(withIssuer(services), order);
        await refund(services, order, 'ref-1', 900);
      },
      async (services) => {
        await settleInvoices(withIssuer(services), order);
        await refund(services, order, 'ref-2', 1_000);
        await settleInvoices(withIssuer(services), order);
        const { invoices } = await listShelf(services, 'org-buyer', { size: 50 });
        expect(invoices.reduce((sum, { total }) => sum + total.amount, 0)).toBe(18_000);
        expect(invoices.filter(({ kind, state }) => kind === 'blue' && state === 'issued')).toHaveLength(1);
        expect(new Set(invoices.map(({ number }) => number)).size).toBe(invoices.length);
      },
    );
    expect(calls).toBeGreaterThan(part === 'rows' ? 10 : 2);
  });
});
