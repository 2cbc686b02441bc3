import { createHash } from 'node:crypto';
import { canonicalJson } from '../runtime/canonical-json.ts';
import { Order, type OrderEvent, OrderTerms } from './order.ts';
import { type OrderActor, type OrderMove, type OrderMoveName, orderMoves } from './order-moves.ts';

export interface AskedOrderMove {
  move: OrderMoveName;
  actor: OrderActor;
  /** Instant, ISO 8601 in UTC. */
  at: string;
  requestId: string;
  reason?: string;
  /** Fields that the move sets. */
  changes?: OrderEvent['change'];
}

/** An order that stands, or one that is yet to be placed, whose state is null. */
export type OrderBefore = Omit<Order, 'state' | 'updatedAt'> & { state: Order['state'] | null };

/** An order before its first move. */
export function unplacedOrder(terms: OrderTerms): OrderBefore {
  const progress = { captured: 0, refunded: 0, reservedRefund: 0, downloaded: false };
  return { ...terms, ...progress, revision: 0, state: null, events: [] };
}

/** Why a move is not one: the state does not allow it, or the person may not. */
export type OrderFault = 'state' | 'actor';

export type DecidedOrderMove = { event: OrderEvent; next: Order } | { fault: OrderFault };

/** Decides by the table whether a move is allowed and what it makes of the order. Pure: the same question, the same answer. */
export function decideOrderMove(order: OrderBefore, asked: AskedOrderMove): DecidedOrderMove {
  const from = order.state;
  const lines = (orderMoves as readonly OrderMove[]).filter(
    ({ name, from: places }) => name === asked.move && places.includes(from),
  );
  if (lines.length === 0) return { fault: 'state' };
  const line = lines.find(({ by, guard }) => by === asked.actor.kind && (!guard || guard(order, asked.actor)));
  if (!line) return { fault: 'actor' };
  const { kind, subject } = asked.actor;
  const event: OrderEvent = {
    revision: order.revision + 1,
    at: asked.at,
    move: asked.move,
    from,
    to: targetOf(line, order, asked.changes),
    actor: { kind, subject },
    reason: asked.reason?.trim() || null,
    requestId: asked.requestId,
    previous: lastHash(order),
    change: asked.changes ?? {},
  };
  return { event, next: applyOrderEvent(order, event) };
}

function targetOf({ to }: OrderMove, order: OrderBefore, changes: AskedOrderMove['changes']): OrderEvent['to'] {
  if (to !== 'same' && typeof to !== 'function') return to;
  const { state } = order;
  if (!state) throw new Error('only an order that is there can stay as it is');
  return to === 'same' ? state : to({ ...order, state, ...changes });
}

/** The order after one more event. Throws when the event does not follow on what was before, or its sums do not hold. */
export function applyOrderEvent(order: OrderBefore, event: OrderEvent): Order {
  const { from, to: state, revision, at: updatedAt, change, previous } = event;
  const follows = from === order.state && revision === order.revision + 1 && previous === lastHash(order);
  if (!follows) throw new Error(`event ${revision} of ${order.id} does not follow on the one before`);
  return Order.parse({ ...order, ...change, revision, state, updatedAt, events: [...order.events, event] });
}

/** What the next event follows on: the last one, or what was ordered. */
const lastHash = (order: OrderBefore) => hashOf(order.events.at(-1) ?? OrderTerms.parse(order));
const hashOf = (content: object) => createHash('sha256').update(canonicalJson(content)).digest('hex');
