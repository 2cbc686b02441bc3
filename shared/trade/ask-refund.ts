import * as z from 'zod';
import type { Caller } from '../runtime/caller.ts';
import { commitFresh } from './commit-fresh.ts';
import { completeRefund } from './complete-refund.ts';
import { isSoonReplaced } from './edition-replaced.ts';
import { type Order, soldCopyrights } from './order.ts';
import { buyerActor } from './order-actors.ts';
import { replacementDays } from './order-deadlines.ts';
import { theTradeService } from './order-moves.ts';
import { getOrder } from './order-store.ts';
import { orderMoveItems } from './order-writes.ts';
import { needsCause, nothingToRefund, notReplaced, refundKeyUsed } from './payment-refusals.ts';
import type { PaymentServices } from './payment-services.ts';
import { getPayment, getRefund, newRefundItems } from './payment-store.ts';
import { AskedCause, type Refund, refundId } from './refund.ts';
import { nothingThere } from './trade-refusals.ts';

export const RefundRequest = z.strictObject({
  /** Needed once a copy has been downloaded. */
  cause: AskedCause.default('withdrawn'),
  reason: z.string().trim().max(2_000).default(''),
});

interface Asked {
  order: string;
  /** Idempotency-Key of the request. */
  key: string;
  asked: z.infer<typeof RefundRequest>;
  caller: Caller;
  requestId: string;
}

/**
 * Asks for the money of an order back, once for its Idempotency-Key. Before a copy was downloaded it goes back whole and
 * at once; afterwards a reviewer decides on the cause (domain E.2), as on all money for a copyright that was sold, because
 * its transfer cannot be taken back here.
 */
export async function askRefund(services: PaymentServices, request: Asked): Promise<Refund> {
  const refund = await commitFresh(services, () => plan(services, request));
  if (refund.state === 'approved') await completeRefund(services, refund.id, request.requestId);
  return (await getRefund(services, refund.id)) ?? refund;
}

async function plan(services: PaymentServices, { order: id, key, asked, caller, requestId }: Asked) {
  const order = await getOrder(services, id);
  if (!order) throw nothingThere();
  const actor = await buyerActor(services, caller, order);
  const held = await getRefund(services, refundId(id, key));
  if (held && (held.cause !== asked.cause || held.reason !== asked.reason)) throw refundKeyUsed();
  if (held) return { items: [], result: held };
  if (order.downloaded && asked.cause === 'withdrawn') throw needsCause();
  if (asked.cause === 'edition-replaced' && !(await isSoonReplaced(services, order)))
    throw notReplaced(replacementDays);
  const isReviewed = order.downloaded || soldCopyrights(order).length > 0;
  const at = services.now().toISOString();
  const wanted = { move: 'request-refund', actor, at, requestId, reason: asked.reason } as const;
  const amount = refundable(order);
  const aside = setAside(order, amount, { at, requestId });
  const { items } = orderMoveItems(services.trade, order, wanted, ...(isReviewed ? [] : [aside]));
  const state = isReviewed ? 'asked' : 'approved';
  const refund = await newRefund(services, order, {
    id: refundId(id, key),
    ...asked,
    state,
    amount,
    by: caller.subject,
    askedAt: at,
  });
  const begun = newRefundItems(services.trade, refund, { by: caller.subject, requestId });
  return { items: [...items, ...begun], result: refund };
}

/** Fen that have been paid and neither gone back nor been set aside to do so. @throws ServiceError CONFLICT when none are left */
export function refundable({ captured, refunded, reservedRefund }: Order): number {
  const left = captured - refunded - reservedRefund;
  if (left === 0) throw nothingToRefund();
  return left;
}

/** The move that sets money aside for a refund; never more than was captured, since the order would not hold (trust T10). */
export function setAside(order: Order, amount: number, { at, requestId }: { at: string; requestId: string }) {
  const changes = { reservedRefund: order.reservedRefund + amount };
  return { move: 'reserve-refund', actor: theTradeService, at, requestId, changes } as const;
}

/** A refund of what an order was paid with. */
export async function newRefund(
  services: PaymentServices,
  order: Order,
  asked: Pick<Refund, 'id' | 'state' | 'cause' | 'reason' | 'amount' | 'by' | 'askedAt'>,
): Promise<Refund> {
  const payment = order.payment === undefined ? undefined : await getPayment(services, order.payment);
  if (!payment) throw nothingToRefund();
  const { id, provider, currency } = payment;
  const { captured } = order;
  return {
    ...asked,
    revision: 1,
    order: order.id,
    payment: id,
    provider,
    captured,
    currency,
    updatedAt: asked.askedAt,
    events: [],
  };
}
