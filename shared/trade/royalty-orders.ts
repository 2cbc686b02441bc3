import * as z from 'zod';
import type { ItemKey } from '#shared/ledger/item.ts';
import { Order } from './order.ts';
import { orderKey } from './order-writes.ts';
import type { TradeRows } from './royalty-services.ts';
import { planLines, readRoyaltyTables } from './royalty-table.ts';
import type { SplitOrder } from './statement-fold.ts';

const ReversedRow = z.object({ sums: z.record(z.string(), z.int()) });

/** What refunds that are in the statements have taken back of an order, by account. */
export const reversedKey = (order: string): ItemKey => ({ id: `reversed#${order}`, part: 'sums' });

/** An order that money has been paid for; undefined for any other. */
export async function getPaidOrder({ rows }: TradeRows, id: string): Promise<Order | undefined> {
  const [row] = await rows.get([orderKey(id)]);
  const order = row && Order.parse(row);
  return order && order.captured > 0 ? order : undefined;
}

/** Paid orders by id, each with the split that its payment was booked by. */
export async function readSplitOrders(services: TradeRows, ids: readonly string[]): Promise<Map<string, SplitOrder>> {
  const wanted = [...new Set(ids)];
  const [found, reversed] = await Promise.all([
    services.rows.get(wanted.map(orderKey)),
    services.rows.get(wanted.map(reversedKey)),
  ]);
  const orders = found.flatMap((item, place) => {
    const order = item && Order.parse(item);
    return order?.paidAt
      ? [{ order, paidAt: order.paidAt, reversed: ReversedRow.parse(reversed[place] ?? { sums: {} }).sums }]
      : [];
  });
  const tables = await readRoyaltyTables(
    services,
    orders.flatMap(({ order }) => order.lines.map(({ listing }) => listing)),
  );
  return new Map(
    orders.map(({ order: { id, lines }, paidAt, reversed: sums }) => [
      id,
      { lines, planned: planLines(lines, tables, paidAt), reversed: sums },
    ]),
  );
}
