import { describe, expect, test } from 'vitest';
import { billed, type Invoice, invoiceId, negated } from '#shared/trade/invoice.ts';
import { sandboxIssuer } from '#shared/trade/invoice-issuer.ts';
import { memoryItems } from '#test/shared/ledger/memory-items.ts';
import { orderId } from './made-orders.ts';

const money = (amount: number) => ({ amount, currency: 'CNY' });
const at = '2026-11-25T08:00:00.000Z';

function invoice(count: number, change: Partial<Invoice> = {}): Invoice {
  const line = { number: 'T/GJ 1-2026', title: '正文', licence: 'READ-1', quantity: 1, taxBasisPoints: 600 } as const;
  const amounts = { net: money(940), tax: money(60), total: money(1_000) };
  return {
    id: invoiceId(orderId(1), 'org-seller', count),
    revision: 1,
    kind: 'blue',
    state: 'requested',
    order: orderId(1),
    seller: { organization: 'org-seller', name: { zh: '示例协会' }, creditCode: '51210000MJ0000000X' },
    buyer: { organization: 'org-buyer', title: '示例公司', taxNumber: '91210100MA0000000X', country: 'CN' },
    ...billed([{ ...line, line: 0, taxCategory: 'digital-content', ...amounts }], 'CNY'),
    ...{ number: null, issuedAt: null, original: null, correctedBy: null, reason: null },
    requestedAt: at,
    history: [],
    ...change,
  };
}

const takingBack = (blue: Invoice, count: number): Invoice =>
  invoice(count, { ...negated(blue), kind: 'red', original: { id: blue.id, number: '99', issuedAt: at } });

describe('the sandbox of an issuer', () => {
  const make = () => sandboxIssuer(memoryItems(), () => new Date(at));

  test('issues a request once, and says so again', async () => {
    const issuer = make();
    expect(await issuer.find(invoice(1).id)).toBeUndefined();
    const answers = await Promise.all([1, 2, 3].map(() => issuer.issue(invoice(1))));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await issuer.find(invoice(1).id)).toEqual(answers[0]);
    expect(await issuer.issue(invoice(2))).not.toEqual(answers[0]);
  });

  test('takes an issued invoice back once, and whole', async () => {
    const issuer = make();
    const blue = invoice(1);
    expect(await issuer.issue(takingBack(blue, 2))).toMatchObject({ state: 'refused' });
    await issuer.issue(blue);
    const other = billed(
      blue.lines.map((line) => ({ ...line, tax: money(30), net: money(970) })),
      'CNY',
    );
    const partly = { ...takingBack(blue, 2), ...negated(other) };
    expect(await issuer.issue(partly)).toMatchObject({ state: 'refused', reason: expect.stringContaining('opposite') });
    expect(await issuer.issue(takingBack(blue, 3))).toMatchObject({ state: 'issued' });
    expect(await issuer.issue(takingBack(blue, 4))).toMatchObject({ state: 'refused' });
  });

  test.each([
    ['sums that do not add up', { total: money(999) }],
    ['nothing', billed([], 'CNY')],
  ])('refuses %s', async (_name, change) => {
    expect(await make().issue(invoice(1, change))).toMatchObject({ state: 'refused' });
  });
});
