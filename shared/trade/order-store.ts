import { Order } from './order.ts';
import { orderKey } from './order-writes.ts';
import type { TradeRows } from './royalty-services.ts';

/** Where the orders of a buyer are looked for, and those in which an organization sells; by the instant of placing. */
export const ordersOf = (organization: string): string => `orders#${organization}`;
export const salesOf = (organization: string): string => `sales#${organization}`;

export async function getOrder({ rows }: TradeRows, id: string): Promise<Order | undefined> {
  const [item] = await rows.get([orderKey(id)]);
  return item && Order.parse(item);
}

/** Orders by id in the order asked for; those not held are left out. */
export async function getOrders({ rows }: TradeRows, ids: readonly string[]): Promise<Order[]> {
  const items = await rows.get(ids.map(orderKey));
  return items.flatMap((item) => (item ? [Order.parse(item)] : []));
}

/** The next orders on a shelf of an organization, latest first, those before a place. */
export async function listPlaced(
  services: TradeRows,
  shelf: string,
  { before, limit }: { before?: string; limit: number },
): Promise<{ order: Order; place: string }[]> {
  const range = { ...(before !== undefined && { to: before }), limit: limit + 1, newestFirst: true };
  const rows = (await services.rows.list(shelf, range)).filter(({ part }) => part !== before).slice(0, limit);
  const orders = await getOrders(
    services,
    rows.map(({ part }) => part.slice(part.indexOf('#') + 1)),
  );
  return orders.map((order) => ({ order, place: `${order.placedAt}#${order.id}` }));
}
