import { expect, test } from 'vitest';
import { sandboxIssuer } from '#shared/trade/invoice-issuer.ts';
import { listOrderParts } from '#shared/trade/invoice-store.ts';
import { settleRefundedOrders } from '#shared/trade/settle-refunded-orders.ts';
import { made } from './made-orders.ts';
import { sell, testSales } from './made-sales.ts';

const change = (id: string, refunded: number, before: number, part = 'order') => ({
  sequenceNumber: '1',
  now: { id, part, refunded },
  before: { id, part, refunded: before },
});

test('only orders of which money went back are looked at, and those that fail are told', async () => {
  const sales = testSales();
  const looked: string[] = [];
  const rows: typeof sales.rows = {
    ...sales.rows,
    list: (id, range) => {
      looked.push(id);
      if (id.endsWith('2')) throw new Error('the table is busy');
      return sales.rows.list(id, range);
    },
  };
  const services = { ...sales, rows, issuer: sandboxIssuer(rows, sales.now) };
  const [first, second] = [await sell(services, 1, [made]), await sell(services, 2, [made])];
  looked.length = 0;
  const failing = change(second, 5, 0);
  const failed = await settleRefundedOrders(services, [
    change(first, 5, 0),
    change(first, 5, 5),
    change(first, 5, 0, 'event#000004'),
    { sequenceNumber: '2' },
    failing,
  ]);
  expect(looked).toEqual([`invoices#${first}`, `invoices#${second}`]);
  expect(failed).toEqual([failing]);
  expect(await listOrderParts(sales, first)).toEqual([]);
});
