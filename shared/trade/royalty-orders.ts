import * as z from 'zod';
import type { ItemKey } from '#shared/ledger/item.ts';
import type { TradeRows } from './royalty-services.ts';
import { planLines, readRoyaltyTables } from './royalty-table.ts';
import type { SplitOrder } from './statement-fold.ts';

/** The part of an order that money is split by. */
const PaidOrder = z.object({
  id: z.string(),
  paidAt: z.string(),
  lines: z.array(
    z.object({
      listing: z.string(),
      holder: z.string(),
      standard: z.string(),
      number: z.string(),
      licence: z.string(),
      total: z.int(),
      tax: z.int(),
    }),
  ),
});

const orderKey = (id: string): ItemKey => ({ id, part: 'order' });
const ReversedRow = z.object({ sums: z.record(z.string(), z.int()) });

/** What refunds that are in the statements have taken back of an order, by account. */
export const reversedKey = (order: string): ItemKey => ({ id: `reversed#${order}`, part: 'sums' });

/** Paid orders by id, each with the split that its payment was booked by. */
export async function readSplitOrders(services: TradeRows, ids: readonly string[]): Promise<Map<string, SplitOrder>> {
  const wanted = [...new Set(ids)];
  const [found, reversed] = await Promise.all([
    services.rows.get(wanted.map(orderKey)),
    services.rows.get(wanted.map(reversedKey)),
  ]);
  const orders = found.flatMap((item, place) => {
    const { data: order } = PaidOrder.safeParse(item);
    return order ? [{ order, reversed: ReversedRow.parse(reversed[place] ?? { sums: {} }).sums }] : [];
  });
  const tables = await readRoyaltyTables(
    services,
    orders.flatMap(({ order }) => order.lines.map(({ listing }) => listing)),
  );
  return new Map(
    orders.map(({ order: { id, lines, paidAt }, reversed: sums }) => [
      id,
      { lines, planned: planLines(lines, tables, paidAt), reversed: sums },
    ]),
  );
}
