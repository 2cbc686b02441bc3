import { createHash } from 'node:crypto';
import { canonicalJson } from '../runtime/canonical-json.ts';
import { Order } from './order.ts';
import { type OrderActor, type OrderEvent, type OrderMove, type OrderMoveName, orderMoves } from './order-moves.ts';

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

/** Why a move is not one: the state does not allow it, or the person may not. */
export type OrderFault = 'state' | 'actor';

export type DecidedOrderMove = { event: OrderEvent; next: Order } | { fault: OrderFault };

/** Decides by the table whether a move is allowed and what it makes of the order. Pure: the same question, the same answer. */
export function decideOrderMove(order: Order | undefined, id: string, asked: AskedOrderMove): DecidedOrderMove {
  const from = order?.state ?? null;
  const lines = (orderMoves as readonly OrderMove[]).filter(
    ({ name, from: places }) => name === asked.move && places.includes(from),
  );
  if (lines.length === 0) return { fault: 'state' };
  const line = lines.find(
    ({ by, guard }) => by === asked.actor.kind && (!guard || (order !== undefined && guard(order, asked.actor))),
  );
  if (!line) return { fault: 'actor' };
  const { memberOf: _, ...actor } = asked.actor;
  const event: OrderEvent = {
    order: id,
    revision: (order?.revision ?? 0) + 1,
    at: asked.at,
    move: asked.move,
    from,
    to: targetOf(line, order, asked.changes),
    actor,
    reason: asked.reason?.trim() || null,
    requestId: asked.requestId,
    previous: order?.lastEvent ?? null,
    change: asked.changes ?? {},
  };
  return { event, next: applyOrderEvent(order, event) };
}

function targetOf({ to }: OrderMove, order: Order | undefined, changes: AskedOrderMove['changes']): OrderEvent['to'] {
  if (to !== 'same' && typeof to !== 'function') return to;
  if (!order) throw new Error('only an order that is there can stay as it is');
  return to === 'same' ? order.state : to({ ...order, ...changes });
}

/** The order after one more event. Throws when the event does not follow on what was before, or its sums do not hold. */
export function applyOrderEvent(order: Order | undefined, event: OrderEvent): Order {
  const follows =
    event.from === (order?.state ?? null) &&
    event.revision === (order?.revision ?? 0) + 1 &&
    event.previous === (order?.lastEvent ?? null);
  if (!follows) throw new Error(`event ${event.revision} of ${event.order} does not follow on the one before`);
  const { order: id, revision, to: state, at: updatedAt } = event;
  const lastEvent = hashOf(event);
  return Order.parse({ ...order, ...event.change, id, revision, state, updatedAt, lastEvent });
}

const hashOf = (event: OrderEvent) => createHash('sha256').update(canonicalJson(event)).digest('hex');
