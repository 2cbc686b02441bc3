import { type TransactionItem, transactionItems } from '../ledger/item-store.ts';
import { type AskedOrderMove, decideOrderMove, type OrderBefore, unplacedOrder } from './decide-order-move.ts';
import type { Order, OrderTerms } from './order.ts';
import { settlesAt } from './order-deadlines.ts';
import { refusedOrderMove } from './trade-refusals.ts';
import type { TradeTable } from './trade-table.ts';

export const orderPart = 'order';
export const orderKey = (id: string) => ({ id, part: orderPart });

/** Shelf of the index `by-state` on which orders lie that have not been paid, by the instant when they lapse. */
export const unpaidShelf = 'order#unpaid';
/** Orders whose money the provider has yet to divide, by when it is told to. */
export const unsettledShelf = 'order#unsettled';
/** Orders whose dispute a reviewer has yet to decide, by when it was brought. */
export const disputedShelf = 'order#disputed';

export interface OrderChange {
  next: Order;
  /** The order under the condition that nobody has moved it. */
  items: TransactionItem[];
}

/**
 * The write that makes one move or several, one after the other, for a transaction that somebody else puts together. Its
 * condition fails when the order has been moved since it was read.
 * @throws ServiceError CONFLICT or FORBIDDEN when the table of moves does not allow one of them
 */
export function orderMoveItems(
  { name }: Pick<TradeTable, 'name'>,
  order: Order,
  ...moves: readonly AskedOrderMove[]
): OrderChange {
  const next = moved(order, moves);
  return { next, items: transactionItems(name, [{ replace: orderItem(next), revision: order.revision }]) };
}

/** The write that begins an order; it fails when it is there already. */
export function newOrderItems(
  { name }: Pick<TradeTable, 'name'>,
  terms: OrderTerms,
  ...moves: readonly AskedOrderMove[]
): OrderChange {
  const next = moved(unplacedOrder(terms), moves);
  return { next, items: transactionItems(name, [{ add: orderItem(next) }]) };
}

function moved(order: OrderBefore, moves: readonly AskedOrderMove[]): Order {
  let next: Order | undefined;
  for (const asked of moves) {
    const decided = decideOrderMove(next ?? order, asked);
    if ('fault' in decided) throw refusedOrderMove(decided.fault);
    next = decided.next;
  }
  if (!next) throw new RangeError('an order is changed by at least one move');
  return next;
}

function orderItem(order: Order) {
  return { ...order, ...placeOf(order), ...orderKey(order.id) };
}

/** Where an order waits, if it waits for anything. */
function placeOf(order: Order): { shelf: string; place: string } | undefined {
  const { id, state, expiresAt, updatedAt } = order;
  if (state === 'placed' || state === 'awaiting-payment') return { shelf: unpaidShelf, place: `${expiresAt}#${id}` };
  if (state === 'disputed') return { shelf: disputedShelf, place: `${updatedAt}#${id}` };
  const from = settlesAt(order);
  return from === undefined ? undefined : { shelf: unsettledShelf, place: `${from}#${id}` };
}
