import type { Caller } from '../runtime/caller.ts';
import type { Order } from './order.ts';
import { sidesOf } from './order-actors.ts';
import { getOrder } from './order-store.ts';
import { disputedShelf } from './order-writes.ts';
import type { Payment } from './payment.ts';
import type { PaymentServices } from './payment-services.ts';
import { askedShelf, getPayment, getRefund, listPayments, listRefunds } from './payment-store.ts';
import type { Refund } from './refund.ts';
import { listShelf } from './shelf-store.ts';
import { checkPayment } from './sweep-payments.ts';
import { nothingThere } from './trade-refusals.ts';

/** One payment, to its buyer and to reviewers. @throws ServiceError NOT_FOUND to everybody else */
export async function findPayment(
  services: PaymentServices,
  { id, caller }: { id: string; caller: Caller },
): Promise<Payment> {
  const payment = await getPayment(services, id);
  if (!payment) throw nothingThere();
  await paidOrder(services, payment.order, caller);
  return payment;
}

/** The same after the provider has been asked how it stands, for a buyer who has come back before the notice. */
export async function askAboutPayment(
  services: PaymentServices,
  asked: { id: string; caller: Caller; requestId: string },
): Promise<Payment> {
  await checkPayment(services, await findPayment(services, asked), asked.requestId);
  return findPayment(services, asked);
}

/** Attempts to pay an order, and refunds of it, each oldest first. */
export async function paymentsOfOrder(
  services: PaymentServices,
  { order, caller }: { order: string; caller: Caller },
): Promise<Payment[]> {
  return listPayments(services, await paidOrder(services, order, caller));
}

export async function refundsOfOrder(
  services: PaymentServices,
  { order, caller }: { order: string; caller: Caller },
): Promise<Refund[]> {
  await paidOrder(services, order, caller);
  return (await listRefunds(services, order)).sort((a, b) => (a.askedAt < b.askedAt ? -1 : 1));
}

/** Refunds that reviewers decide on, those that have waited longest first. */
export async function listRefundDesk(services: PaymentServices): Promise<Refund[]> {
  const found = await listShelf(services.trade, { shelf: askedShelf, limit: 100, order: 'oldest' });
  const refunds = await Promise.all(found.map(({ id }) => getRefund(services, id)));
  return refunds.flatMap((refund) => (refund?.state === 'asked' ? [refund] : []));
}

/** Orders whose dispute reviewers decide on, those that have waited longest first. */
export async function listDisputeDesk(services: PaymentServices): Promise<Order[]> {
  const found = await listShelf(services.trade, { shelf: disputedShelf, limit: 100, order: 'oldest' });
  const orders = await Promise.all(found.map(({ id }) => getOrder(services, id)));
  return orders.flatMap((order) => (order?.state === 'disputed' ? [order] : []));
}

async function paidOrder(services: PaymentServices, id: string, caller: Caller): Promise<Order> {
  const order = await getOrder(services, id);
  if (!order) throw nothingThere();
  const { isBuyer, isReviewer } = await sidesOf(services, caller, order);
  if (!isBuyer && !isReviewer) throw nothingThere();
  return order;
}
