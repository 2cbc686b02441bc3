import type { TransactionItem } from '../ledger/item-store.ts';
import { reverseTransfer } from '../ledger/reverse-transfer.ts';
import { ServiceError } from '../runtime/errors.ts';
import { commitFresh } from './commit-fresh.ts';
import { entitlementsOfOrder } from './entitlement-store.ts';
import { revokeItems } from './entitlement-writes.ts';
import { theTradeService } from './order-moves.ts';
import { getOrder } from './order-store.ts';
import { orderMoveItems } from './order-writes.ts';
import type { RefundNews } from './payment-provider.ts';
import type { PaymentServices } from './payment-services.ts';
import { type Cause, getPayment, getRefund, paymentItems, refundItems } from './payment-store.ts';
import type { Refund } from './refund.ts';
import { getSplitting } from './splitting-store.ts';
import { providerOf } from './start-payment.ts';
import { takeBack } from './take-back.ts';
import { captureTransfer, refundTransfer } from './transfer-names.ts';

/**
 * Tells the provider to give money back that has been set aside for it, and books the end that it comes to. It may be
 * called any number of times; a provider that cannot be reached now is asked again by the sweep.
 */
export async function completeRefund(services: PaymentServices, id: string, requestId: string): Promise<void> {
  const refund = await getRefund(services, id);
  const payment = refund && (await getPayment(services, refund.payment));
  if (refund?.state !== 'approved' || !payment) return;
  const provider = await providerOf(services, refund.provider);
  const ask = async () => {
    const known = await provider.findRefund(refund, payment);
    if (known) return known;
    const taken = await takeBack(services, refund, requestId);
    if (taken.state === 'open') return undefined;
    if (taken.state === 'ready') return provider.refund(refund, payment, taken.parts);
    return { kind: 'refund', refund: id, state: 'refused', reference: '', reason: taken.reason } as const;
  };
  const news = await ask().catch(() => undefined);
  if (news) await settleRefund(services, refund.provider, news, requestId);
}

/** Makes of what a provider says of a refund what it means, once. */
export async function settleRefund(
  services: PaymentServices,
  provider: string,
  news: RefundNews,
  requestId: string,
): Promise<void> {
  for (;;) {
    const refund = await getRefund(services, news.refund);
    if (refund?.provider !== provider || refund.state !== 'approved' || news.state === 'processing') return;
    const cause = { by: provider, requestId };
    if (news.state === 'refused') return giveUp(services, refund, news, cause);
    if (await book(services, refund, news, cause)) return;
  }
}

/** Order, licences, ledger and refund move together; false when one of them has moved meanwhile. */
async function book(services: PaymentServices, refund: Refund, { reference }: RefundNews, cause: Cause) {
  const at = services.now().toISOString();
  const done = refundItems(services.trade, refund, { state: 'done', reference, doneAt: at, updatedAt: at }, cause);
  const isSurplus = refund.cause === 'surplus';
  const rest = isSurplus ? await surplusBack(services, refund, at, cause) : await saleBack(services, refund, at, cause);
  const transfer = isSurplus ? refund.payment : captureTransfer(refund.order);
  const name = isSurplus ? refund.id : refundTransfer(refund.order, refund.id);
  const { amount } = refund;
  const asked = { key: name, id: name, transfer, amount, mayOverdraw: true };
  try {
    const outcome = await reverseTransfer(services, asked, [...done.items, ...rest]);
    if (outcome.status === 'REJECTED') throw new Error(`${name} is refused by the ledger: ${outcome.refusal}`);
    return true;
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'PRECONDITION_FAILED') return false;
    throw error;
  }
}

async function surplusBack({ trade, ...services }: PaymentServices, refund: Refund, updatedAt: string, cause: Cause) {
  const payment = await getPayment(services, refund.payment);
  return payment ? paymentItems(trade, payment, { state: 'returned', updatedAt }, cause).items : [];
}

async function saleBack(services: PaymentServices, refund: Refund, at: string, { by, requestId }: Cause) {
  const order = await getOrder(services, refund.order);
  if (!order) throw new Error(`there is no order ${refund.order}`);
  const refunded = order.refunded + refund.amount;
  const { items } = orderMoveItems(services.trade, order, {
    move: 'refund',
    actor: theTradeService,
    at,
    requestId,
    changes: { refunded, reservedRefund: order.reservedRefund - refund.amount },
  });
  const isWhole = refunded === order.captured;
  const licences = isWhole ? await entitlementsOfOrder(services, order) : [];
  return [
    ...items,
    ...revokeItems(services.trade, licences, { by, at, requestId, reason: `refund ${refund.id}` }),
  ] satisfies TransactionItem[];
}

/** The provider will not give it back: the money is no longer set aside, and the buyer is told why. */
async function giveUp(services: PaymentServices, { id }: Refund, { reason = '' }: RefundNews, cause: Cause) {
  await commitFresh(services, async () => {
    const refund = await getRefund(services, id);
    if (refund?.state !== 'approved') return { items: [], result: undefined };
    const at = services.now().toISOString();
    const changes = { state: 'refused' as const, decision: reason, updatedAt: at };
    const { items } = refundItems(services.trade, refund, changes, cause);
    const order = refund.cause === 'surplus' ? undefined : await getOrder(services, refund.order);
    if (!order) return { items, result: undefined };
    const by = { actor: theTradeService, at, requestId: cause.requestId, reason };
    const reservedRefund = order.reservedRefund - refund.amount;
    const splitting = await getSplitting(services, order.id);
    const isTaken = splitting?.steps.some((step) => step.refund === id && step.done.length > 0);
    // What was taken back from its receivers in vain is divided among them again.
    const again = isTaken ? { settledAt: null, settleAfter: at } : {};
    const release = { move: 'release-refund', ...by, changes: { reservedRefund, ...again } } as const;
    const moves = order.state === 'refund-requested' ? [release, { move: 'refuse-refund', ...by } as const] : [release];
    return { items: [...items, ...orderMoveItems(services.trade, order, ...moves).items], result: undefined };
  });
}
