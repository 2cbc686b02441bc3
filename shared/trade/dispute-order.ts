import * as z from 'zod';
import type { Caller } from '../runtime/caller.ts';
import { newRefund, refundable, setAside } from './ask-refund.ts';
import { commitFresh, type Decided } from './commit-fresh.ts';
import { completeRefund } from './complete-refund.ts';
import type { Order } from './order.ts';
import { buyerActor, reviewerActor } from './order-actors.ts';
import { getOrder } from './order-store.ts';
import { orderMoveItems } from './order-writes.ts';
import type { PaymentServices } from './payment-services.ts';
import { newRefundItems } from './payment-store.ts';
import { refundId } from './refund.ts';
import { nothingThere, refusedStep } from './trade-refusals.ts';

export const Dispute = z.strictObject({ reason: z.string().trim().min(1).max(2_000) });
export const DisputeDecision = Dispute.extend({
  /** Whether the buyer is right, and gets everything back. */
  uphold: z.boolean(),
});

interface Asked<T> {
  order: string;
  said: T;
  caller: Caller;
  requestId: string;
}

/** Says as the buyer that what was delivered is not what was bought. */
export async function disputeOrder(services: PaymentServices, asked: Asked<z.infer<typeof Dispute>>): Promise<Order> {
  return commitFresh(services, async () => {
    const order = await orderOf(services, asked.order);
    const actor = await buyerActor(services, asked.caller, order);
    const { requestId, said } = asked;
    const at = services.now().toISOString();
    const move = { move: 'dispute', actor, at, requestId, reason: said.reason } as const;
    const { next, items } = orderMoveItems(services.trade, order, move);
    return { items, result: next };
  });
}

/** Decides a dispute as a reviewer who is neither buyer nor seller: everything goes back, or the money is the seller's. */
export async function decideDispute(
  services: PaymentServices,
  asked: Asked<z.infer<typeof DisputeDecision>>,
): Promise<Order> {
  const { order, refund } = await commitFresh(services, () => plan(services, asked));
  if (refund) await completeRefund(services, refund, asked.requestId);
  return (await getOrder(services, order.id)) ?? order;
}

async function plan(
  services: PaymentServices,
  { order: id, said, caller, requestId }: Asked<z.infer<typeof DisputeDecision>>,
): Promise<Decided<{ order: Order; refund: string | undefined }>> {
  const order = await orderOf(services, id);
  const actor = await reviewerActor(services, caller, order);
  // It was upheld before, and the money is on its way.
  if (order.reservedRefund > 0) throw refusedStep();
  const at = services.now().toISOString();
  const by = { actor, at, requestId, reason: said.reason };
  if (!said.uphold) {
    const { next, items } = orderMoveItems(services.trade, order, { move: 'release', ...by });
    return { items, result: { order: next, refund: undefined } };
  }
  const amount = refundable(order);
  const aside = setAside(order, amount, { at, requestId });
  const { next, items } = orderMoveItems(services.trade, order, { move: 'uphold', ...by }, aside);
  const asked = { cause: 'defect', state: 'approved', reason: said.reason, amount, by: caller.subject } as const;
  const refund = await newRefund(services, order, {
    id: refundId(id, `dispute/${order.revision}`),
    ...asked,
    askedAt: at,
  });
  const begun = newRefundItems(services.trade, refund, { by: caller.subject, requestId });
  return { items: [...items, ...begun], result: { order: next, refund: refund.id } };
}

async function orderOf(services: PaymentServices, id: string): Promise<Order> {
  const order = await getOrder(services, id);
  if (!order) throw nothingThere();
  return order;
}
