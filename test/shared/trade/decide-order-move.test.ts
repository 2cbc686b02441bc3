import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AskedOrderMove,
  applyOrderEvent,
  decideOrderMove,
  type OrderBefore,
  unplacedOrder,
} from '#shared/trade/decide-order-move.ts';
import { type Order, OrderActorKind, type OrderEvent, OrderTerms } from '#shared/trade/order.ts';
import { OrderMoveName } from '#shared/trade/order-moves.ts';
import { made, orderId, paidOrder } from './made-orders.ts';

const id = orderId(1);
const at = '2026-11-25T08:00:00.000Z';
const terms = OrderTerms.parse(paidOrder(id, [made], at));
const buyer = { kind: 'buyer' as const, subject: 'bo' };
const place: AskedOrderMove = { move: 'place', actor: buyer, at, requestId: 'r0' };
const terminal = ['expired', 'cancelled', 'refunded'];

function begun(): { order: Order; event: OrderEvent } {
  const decided = decideOrderMove(unplacedOrder(terms), place);
  if ('fault' in decided) throw new Error(decided.fault);
  return { order: decided.next, event: decided.event };
}

/** What a move may set, so that sums stay within what was captured. */
function changesOf(move: OrderMoveName, order: Order, part: number): AskedOrderMove['changes'] {
  const free = order.captured - order.refunded - order.reservedRefund;
  if (move === 'pay') return { captured: order.total, paidAt: at, payment: 'pay-1' };
  if (move === 'fulfil') return { fulfilledAt: at };
  if (move === 'deliver') return { downloaded: true };
  if (move === 'reserve-refund') return { reservedRefund: order.reservedRefund + Math.floor(free * part) };
  if (move === 'release-refund') return { reservedRefund: 0 };
  return move === 'refund' ? { refunded: order.refunded + order.reservedRefund, reservedRefund: 0 } : {};
}

const step = fc.record({
  move: fc.constantFrom(...OrderMoveName.options),
  kind: fc.constantFrom(...OrderActorKind.options),
  part: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe('whatever is asked of an order', () => {
  test('its events lead to it, each on the hash of the one before, and money never goes out that has not come in', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let { order, event } = begun();
        const events = [event];
        for (const { move, kind, part } of steps) {
          const actor = { kind, subject: 'somebody', memberOf: ['org-outsider'] };
          const changes = changesOf(move, order, part);
          const decided = decideOrderMove(order, { move, actor, at, requestId: 'r', changes });
          if ('fault' in decided) continue;
          expect(terminal).not.toContain(order.state);
          ({ next: order, event } = decided);
          events.push(event);
          expect(order.refunded + order.reservedRefund).toBeLessThanOrEqual(order.captured);
          expect(order.captured).toBeLessThanOrEqual(order.total);
        }
        expect(events.reduce<OrderBefore>(applyOrderEvent, unplacedOrder(terms))).toEqual(order);
        expect(order.events).toEqual(events);
        expect(order.revision).toBe(events.length);
      }),
      { numRuns: 300 },
    );
  });

  test('an event that was altered is found by the next one', () => {
    const { order, event } = begun();
    const cancel: AskedOrderMove = { move: 'cancel', actor: buyer, at, requestId: 'r1' };
    const decided = decideOrderMove(order, cancel);
    if ('fault' in decided) throw new Error(decided.fault);
    const altered = applyOrderEvent(unplacedOrder(terms), { ...event, requestId: 'r9' });
    expect(() => applyOrderEvent(altered, decided.event)).toThrow(/does not follow/);
  });

  test('an order whose terms were altered is found by its first event', () => {
    const { event } = begun();
    const dearer = unplacedOrder({ ...terms, total: terms.total + 1 });
    expect(() => applyOrderEvent(dearer, event)).toThrow(/does not follow/);
  });

  test('more can neither be captured than it costs nor given back than was captured', () => {
    const { order } = begun();
    const provider = { kind: 'provider' as const, subject: 'sandbox' };
    const pay = (captured: number, refunded = 0): AskedOrderMove => ({
      move: 'pay',
      actor: provider,
      at,
      requestId: 'r',
      changes: { captured, refunded },
    });
    expect(() => decideOrderMove(order, pay(order.total + 1))).toThrow(/more captured/);
    expect(() => decideOrderMove(order, pay(order.total, order.total + 1))).toThrow(/more given back/);
  });

  test.each([
    ['the buyer', { kind: 'buyer' as const, subject: 'bo' }],
    ['a reviewer of the buyer', { kind: 'reviewer' as const, subject: 'ro', memberOf: ['org-buyer'] }],
    ['a reviewer of a seller', { kind: 'reviewer' as const, subject: 'ro', memberOf: [made.holder] }],
  ])('%s does not judge a refund in their own cause', (_, actor) => {
    const order = { ...paidOrder(id, [made], at), state: 'refund-requested' as const };
    for (const move of ['approve-refund', 'refuse-refund'] as const) {
      expect(decideOrderMove(order, { move, actor, at, requestId: 'r' })).toEqual({ fault: 'actor' });
    }
  });

  test('an order that costs something is not paid by the service itself', () => {
    const { order } = begun();
    const actor = { kind: 'service' as const, subject: 'service' };
    expect(decideOrderMove(order, { move: 'pay', actor, at, requestId: 'r' })).toEqual({ fault: 'actor' });
  });
});
