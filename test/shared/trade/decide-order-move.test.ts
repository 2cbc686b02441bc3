import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AskedOrderMove, applyOrderEvent, decideOrderMove } from '#shared/trade/decide-order-move.ts';
import type { Order } from '#shared/trade/order.ts';
import { OrderActorKind, type OrderEvent, OrderMoveName } from '#shared/trade/order-moves.ts';
import { made, orderId, paidOrder } from './made-orders.ts';

const id = orderId(1);
const at = '2026-11-25T08:00:00.000Z';
const { id: _id, revision: _r, state: _s, updatedAt: _u, lastEvent: _l, ...fields } = paidOrder(id, [made], at);
const placing = { ...fields, paidAt: undefined, fulfilledAt: undefined, captured: 0 };
const buyer = { kind: 'buyer' as const, subject: 'bo' };
const place: AskedOrderMove = { move: 'place', actor: buyer, at, requestId: 'r0', changes: placing };
const terminal = ['expired', 'cancelled', 'refunded'];

function begun(): { order: Order; event: OrderEvent } {
  const decided = decideOrderMove(undefined, id, place);
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
          const decided = decideOrderMove(order, id, { move, actor, at, requestId: 'r', changes });
          if ('fault' in decided) continue;
          expect(terminal).not.toContain(order.state);
          ({ next: order, event } = decided);
          events.push(event);
          expect(order.refunded + order.reservedRefund).toBeLessThanOrEqual(order.captured);
          expect(order.captured).toBeLessThanOrEqual(order.total);
        }
        expect(events.reduce<Order | undefined>(applyOrderEvent, undefined)).toEqual(order);
        expect(order.revision).toBe(events.length);
      }),
      { numRuns: 300 },
    );
  });

  test('an event that was altered is found by the next one', () => {
    const { order, event } = begun();
    const cancel: AskedOrderMove = { move: 'cancel', actor: buyer, at, requestId: 'r1' };
    const decided = decideOrderMove(order, id, cancel);
    if ('fault' in decided) throw new Error(decided.fault);
    const altered = applyOrderEvent(undefined, { ...event, requestId: 'r9' });
    expect(() => applyOrderEvent(altered, decided.event)).toThrow(/does not follow/);
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
    expect(() => decideOrderMove(order, id, pay(order.total + 1))).toThrow(/more captured/);
    expect(() => decideOrderMove(order, id, pay(order.total, order.total + 1))).toThrow(/more given back/);
  });

  test.each([
    ['the buyer', { kind: 'buyer' as const, subject: 'bo' }],
    ['a reviewer of the buyer', { kind: 'reviewer' as const, subject: 'ro', memberOf: ['org-buyer'] }],
    ['a reviewer of a seller', { kind: 'reviewer' as const, subject: 'ro', memberOf: [made.holder] }],
  ])('%s does not judge a refund in their own cause', (_, actor) => {
    const order = { ...paidOrder(id, [made], at), state: 'refund-requested' as const };
    for (const move of ['approve-refund', 'refuse-refund'] as const) {
      expect(decideOrderMove(order, id, { move, actor, at, requestId: 'r' })).toEqual({ fault: 'actor' });
    }
  });

  test('an order that costs something is not paid by the service itself', () => {
    const { order } = begun();
    const actor = { kind: 'service' as const, subject: 'service' };
    expect(decideOrderMove(order, id, { move: 'pay', actor, at, requestId: 'r' })).toEqual({ fault: 'actor' });
  });
});
