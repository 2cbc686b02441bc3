import * as z from 'zod';
import type { Caller } from '../runtime/caller.ts';
import { refundable, setAside } from './ask-refund.ts';
import { commitFresh } from './commit-fresh.ts';
import { completeRefund } from './complete-refund.ts';
import { reviewerActor } from './order-actors.ts';
import { getOrder } from './order-store.ts';
import { orderMoveItems } from './order-writes.ts';
import type { PaymentServices } from './payment-services.ts';
import { getRefund, refundItems } from './payment-store.ts';
import type { Refund } from './refund.ts';
import { nothingThere, refusedStep } from './trade-refusals.ts';

export const RefundDecision = z.strictObject({
  approve: z.boolean(),
  /** Fen, where less than everything goes back. */
  amount: z.int().positive().optional(),
  /** What the buyer is told. */
  reason: z.string().trim().min(1).max(2_000),
});

interface Asked {
  refund: string;
  decision: z.infer<typeof RefundDecision>;
  caller: Caller;
  requestId: string;
}

/** Decides on a refund as a reviewer who is neither buyer nor seller. A refund that is approved is paid back at once. */
export async function decideRefund(services: PaymentServices, request: Asked): Promise<Refund> {
  const refund = await commitFresh(services, () => plan(services, request));
  if (refund.state === 'approved') await completeRefund(services, refund.id, request.requestId);
  return (await getRefund(services, refund.id)) ?? refund;
}

async function plan(services: PaymentServices, { refund: id, decision, caller, requestId }: Asked) {
  const refund = await getRefund(services, id);
  const order = refund && (await getOrder(services, refund.order));
  if (!refund || !order) throw nothingThere();
  const actor = await reviewerActor(services, caller, order);
  if (refund.state !== 'asked') throw refusedStep();
  const at = services.now().toISOString();
  const { approve, reason } = decision;
  const by = { actor, at, requestId, reason };
  const amount = Math.min(decision.amount ?? refund.amount, refundable(order));
  const moves = approve
    ? [{ move: 'approve-refund', ...by } as const, setAside(order, amount, { at, requestId })]
    : [{ move: 'refuse-refund', ...by } as const];
  const decided = { decidedBy: caller.subject, decidedAt: at, decision: reason, updatedAt: at };
  const changes = approve
    ? { state: 'approved' as const, amount, ...decided }
    : { state: 'refused' as const, ...decided };
  const { next, items } = refundItems(services.trade, refund, changes, { by: caller.subject, requestId });
  return { items: [...orderMoveItems(services.trade, order, ...moves).items, ...items], result: next };
}
