import { commitTrade } from './commit-trade.ts';
import { theTradeService } from './order-moves.ts';
import { getOrders } from './order-store.ts';
import { orderMoveItems, unpaidShelf } from './order-writes.ts';
import { listShelf } from './shelf-store.ts';
import type { TradeServices } from './trade-services.ts';

const batch = 100;

/**
 * Ends orders whose time to pay is over; answers how many. It may run any number of times and beside payments: a payment
 * that was first leaves nothing to expire. Quotes need no end: they are refused once their time is over.
 */
export async function expireOrders(services: Pick<TradeServices, 'rows' | 'trade' | 'now'>): Promise<number> {
  const at = services.now().toISOString();
  let expired = 0;
  const found = await listShelf(services.trade, {
    shelf: unpaidShelf,
    before: `${at}~`,
    limit: batch,
    order: 'oldest',
  });
  const orders = await getOrders(
    services,
    found.map(({ id }) => id),
  );
  for (const order of orders) {
    const isOpen = order.state === 'placed' || order.state === 'awaiting-payment';
    if (!isOpen || Date.parse(order.expiresAt) > Date.parse(at)) continue;
    const move = { move: 'expire', actor: theTradeService, at, requestId: `expire@${at}` } as const;
    const { items } = orderMoveItems(services.trade, order, move);
    if (await commitTrade(services, items)) expired += 1;
  }
  return expired;
}
