import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Invoice } from '#shared/trade/invoice.ts';
import { type InvoiceIssuer, sandboxIssuer } from '#shared/trade/invoice-issuer.ts';
import { listShelf } from '#shared/trade/invoice-store.ts';
import { type InvoiceServices, settleInvoices, settleOpenInvoices } from '#shared/trade/settle-invoices.ts';
import { askForInvoices } from './made-invoices.ts';
import { made } from './made-orders.ts';
import { refund, sell, someLines, type TestSales, testSales } from './made-sales.ts';

type TestInvoices = TestSales & InvoiceServices;

function testInvoices(issuer?: InvoiceIssuer): TestInvoices {
  const sales = testSales();
  return { ...sales, issuer: issuer ?? sandboxIssuer(sales.rows, sales.now) };
}

async function invoicesOf(services: InvoiceServices): Promise<Invoice[]> {
  return (await listShelf(services, 'org-buyer', { size: 200 })).invoices.toReversed();
}

const brief = ({ kind, state, total, tax }: Invoice) => [kind, state, total.amount, tax.amount];

describe('the invoices of an order', () => {
  test('bill what was paid, with a number of the issuer', async () => {
    const services = testInvoices();
    const id = await sell(services, 1, [made, { ...made, holder: 'org-other', total: 5_300, tax: 300 }]);
    await askForInvoices(services, id);
    await settleInvoices(services, id);
    const invoices = await invoicesOf(services);
    expect(invoices.map(brief)).toEqual([
      ['blue', 'issued', 19_900, 1_126],
      ['blue', 'issued', 5_300, 300],
    ]);
    expect(invoices.every(({ number }) => /^99\d{18}$/.test(number ?? ''))).toBe(true);
    expect(await settleOpenInvoices(services)).toEqual({ open: 0 });
  });

  test('are taken back whole when money goes back, and the rest is billed anew', async () => {
    const services = testInvoices();
    const id = await sell(services, 1, [made]);
    await askForInvoices(services, id);
    await settleInvoices(services, id);
    await refund(services, id, 'ref-1', 9_950);
    await settleInvoices(services, id);
    const [first, red, second] = await invoicesOf(services);
    expect([first, red, second].map((invoice) => invoice && brief(invoice))).toEqual([
      ['blue', 'reversed', 19_900, 1_126],
      ['red', 'issued', -19_900, -1_126],
      ['blue', 'issued', 9_950, 563],
    ]);
    expect(red?.original).toEqual({ id: first?.id, number: first?.number, issuedAt: first?.issuedAt });
    expect(first?.correctedBy).toBe(red?.id);
    await refund(services, id, 'ref-2');
    await settleInvoices(services, id);
    expect((await invoicesOf(services)).slice(3).map(brief)).toEqual([['red', 'issued', -9_950, -563]]);
  });

  test('nobody asked for are not made', async () => {
    const services = testInvoices();
    const id = await sell(services, 1, [made]);
    await settleInvoices(services, id);
    expect(await invoicesOf(services)).toEqual([]);
  });

  test('are asked for again when the issuer was out of reach, and issued once', async () => {
    const sales = testSales();
    const sandbox = sandboxIssuer(sales.rows, sales.now);
    let calls = 0;
    const lossy: InvoiceIssuer = {
      find: sandbox.find,
      issue: async (invoice) => {
        calls += 1;
        await sandbox.issue(invoice);
        throw new Error('the line broke');
      },
    };
    const services = { ...sales, issuer: lossy };
    const id = await sell(services, 1, [made]);
    await askForInvoices(services, id);
    await expect(settleInvoices(services, id)).rejects.toThrow('the line broke');
    expect(await settleOpenInvoices(services)).toEqual({ open: 0 });
    expect((await invoicesOf(services)).map(brief)).toEqual([['blue', 'issued', 19_900, 1_126]]);
    expect(calls).toBe(1);
  });

  test('never have a number that another one has', async () => {
    const issuedAt = '2026-11-25T08:00:00.000Z';
    const services = testInvoices({
      find: async () => undefined,
      issue: async () => ({ state: 'issued', number: '99000000000000000001', issuedAt }),
    });
    for (const n of [1, 2]) {
      const id = await sell(services, n, [made]);
      await askForInvoices(services, id);
      await settleInvoices(services, id);
    }
    const invoices = await invoicesOf(services);
    expect(invoices.map(({ state, number }) => [state, number])).toEqual([
      ['issued', '99000000000000000001'],
      ['requested', null],
    ]);
  });

  test('that the issuer refuses stay refused with the reason', async () => {
    const services = testInvoices({
      find: async () => undefined,
      issue: async () => ({ state: 'refused', reason: 'the title is not known' }),
    });
    const id = await sell(services, 1, [made]);
    await askForInvoices(services, id);
    await settleInvoices(services, id);
    const [invoice] = await invoicesOf(services);
    expect(invoice).toMatchObject({ state: 'refused', reason: 'the title is not known', number: null });
  });

  test('always sum to what was paid and not given back, and never to more, in 200 stories', {
    timeout: 120_000,
  }, async () => {
    const story = fc.asyncProperty(
      someLines,
      fc.array(fc.integer({ min: 1, max: 4_000 }), { maxLength: 4 }),
      async (lines, refunds) => {
        const services = testInvoices();
        const id = await sell(services, 1, lines);
        await askForInvoices(services, id);
        let paid = lines.reduce((sum, line) => sum + line.total, 0);
        for (const [n, amount] of refunds.entries()) {
          if (amount % 3 > 0) await Promise.all([1, 2, 3].map(() => settleInvoices(services, id)));
          if (await refund(services, id, `ref-${n}`, amount)) paid -= amount;
        }
        await Promise.all([1, 2].map(() => settleInvoices(services, id)));
        await settleInvoices(services, id);
        expectSound(await invoicesOf(services), paid);
      },
    );
    await fc.assert(story, { numRuns: 200 });
  });
});

/** Domain T13 and trust T20. */
function expectSound(invoices: readonly Invoice[], paid: number): void {
  const sum = (own: readonly Invoice[]) => own.reduce((all, { total }) => all + total.amount, 0);
  expect(sum(invoices)).toBe(paid);
  expect(invoices.every(({ state }) => state === 'issued' || state === 'reversed')).toBe(true);
  expect(new Set(invoices.map(({ number }) => number)).size).toBe(invoices.length);
  for (const { net, tax, total, lines } of invoices) {
    expect(net.amount + tax.amount).toBe(total.amount);
    expect(lines.reduce((all, line) => all + line.net.amount + line.tax.amount, 0)).toBe(total.amount);
  }
  for (const red of invoices.filter(({ kind }) => kind === 'red')) {
    const blue = invoices.find(({ id }) => id === red.original?.id);
    expect(blue?.state).toBe('reversed');
    expect(blue && sum([blue, red])).toBe(0);
    expect(red.tax.amount + (blue?.tax.amount ?? 0)).toBe(0);
  }
  const standing = invoices.filter(({ kind, state }) => kind === 'blue' && state === 'issued');
  expect(new Set(standing.map(({ seller }) => seller.organization)).size).toBe(standing.length);
}
