import * as z from 'zod';
import type { Item } from '../ledger/item.ts';
import { type TransactionItem, transactionItems } from '../ledger/item-store.ts';
import { type AskedOrderMove, decideOrderMove } from './decide-order-move.ts';
import { type Order, settlesAt } from './order.ts';
import { OrderEvent } from './order-moves.ts';
import { refusedOrderMove } from './trade-refusals.ts';
import { eventPart, type TradeTable } from './trade-table.ts';

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
  /** The order under the condition that nobody has moved it, then the events of its moves. */
  items: TransactionItem[];
}

/**
 * The writes that make one move or several, one after the other, for a transaction that somebody else puts together. The
 * condition of the first fails when the order has been moved since it was read.
 * @throws ServiceError CONFLICT or FORBIDDEN when the table of moves does not allow one of them
 */
export function orderMoveItems(
  table: Pick<TradeTable, 'name'>,
  order: Order,
  ...moves: readonly AskedOrderMove[]
): OrderChange {
  return plan(table, order, order.id, moves);
}

/** The writes that begin an order; they fail when it is there already. */
export function newOrderItems(
  table: Pick<TradeTable, 'name'>,
  id: string,
  ...moves: readonly AskedOrderMove[]
): OrderChange {
  return plan(table, undefined, id, moves);
}

function plan(
  { name }: Pick<TradeTable, 'name'>,
  order: Order | undefined,
  id: string,
  moves: readonly AskedOrderMove[],
): OrderChange {
  let next = order;
  const events: OrderEvent[] = [];
  for (const asked of moves) {
    const decided = decideOrderMove(next, id, asked);
    if ('fault' in decided) throw refusedOrderMove(decided.fault);
    next = decided.next;
    events.push(decided.event);
  }
  if (!next) throw new RangeError('an order is changed by at least one move');
  const item = orderItem(next);
  const first = order ? { replace: item, revision: order.revision } : { add: item };
  return { next, items: transactionItems(name, [first, { add: eventRow(id, events) }]) };
}

/** What happens to an order in one transaction is one row: its first event, with those that follow at once. */
function eventRow(id: string, [first, ...rest]: readonly OrderEvent[]): Item {
  return { ...first, id, part: eventPart(first?.revision ?? 0), ...(rest.length > 0 && { rest }) };
}

/** The events of one row, oldest first. */
export function readOrderEvents(row: Record<string, unknown>): OrderEvent[] {
  return [row, ...z.array(z.unknown()).parse(row.rest ?? [])].map((event) => OrderEvent.parse(event));
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
