import type { Caller } from '../runtime/caller.ts';
import { commitTrade } from './commit-trade.ts';
import type { Order } from './order.ts';
import { buyerActor } from './order-actors.ts';
import { getOrder } from './order-store.ts';
import { orderMoveItems } from './order-writes.ts';
import { changedMeanwhile, nothingThere } from './trade-refusals.ts';
import type { TradeServices } from './trade-services.ts';

/** Calls off an order that has not been paid; of a payment that comes at that moment one of the two holds (trust T14). */
export async function cancelOrder(
  services: TradeServices,
  { id, caller, requestId }: { id: string; caller: Caller; requestId: string },
): Promise<Order> {
  const order = await getOrder(services, id);
  if (!order) throw nothingThere();
  const actor = await buyerActor(services, caller, order);
  const at = services.now().toISOString();
  const { next, items } = orderMoveItems(services.trade, order, { move: 'cancel', actor, at, requestId });
  if (await commitTrade(services, items)) return next;
  throw changedMeanwhile();
}
