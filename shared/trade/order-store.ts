import { Order } from './order.ts';
import { OrderEvent } from './order-moves.ts';
import { orderKey } from './order-writes.ts';
import type { TradeRows } from './royalty-services.ts';

export async function getOrder({ rows }: TradeRows, id: string): Promise<Order | undefined> {
  const [item] = await rows.get([orderKey(id)]);
  return item && Order.parse(item);
}

/** Orders by id in the order asked for; those not held are left out. */
export async function getOrders({ rows }: TradeRows, ids: readonly string[]): Promise<Order[]> {
  const items = await rows.get(ids.map(orderKey));
  return items.flatMap((item) => (item ? [Order.parse(item)] : []));
}

/** Events of an order, oldest first. */
export async function listOrderEvents({ rows }: TradeRows, id: string): Promise<OrderEvent[]> {
  return (await rows.list(id, { from: 'event#', to: 'event#~' })).map((item) => OrderEvent.parse(item));
}
