import { transferItems } from '../ledger/post-transfer.ts';
import { commitFresh, type Decided } from './commit-fresh.ts';
import { completeRefund } from './complete-refund.ts';
import { grantItems } from './entitlement-writes.ts';
import type { Order } from './order.ts';
import { theTradeService } from './order-moves.ts';
import { getOrder } from './order-store.ts';
import { orderMoveItems } from './order-writes.ts';
import { isUndecided, type Payment } from './payment.ts';
import type { PaymentNews } from './payment-provider.ts';
import { strangeNotice } from './payment-refusals.ts';
import type { PaymentServices } from './payment-services.ts';
import { getPayment, newRefundItems, paymentItems } from './payment-store.ts';
import { type Refund, refundId } from './refund.ts';
import { captureLegs } from './royalty-split.ts';
import { planLines, type RoyaltyTable, readRoyaltyTables } from './royalty-table.ts';
import { captureTransfer } from './transfer-names.ts';

/**
 * Makes of what a provider says what it means, once: the first money for an open order captures it; money that comes late
 * or a second time goes back (trust T9, T14). What is said again, late or in another order changes nothing more.
 * @throws ServiceError CONFLICT when amount, currency or payment are not those that are kept here
 */
export async function settlePayment(
  services: PaymentServices,
  provider: string,
  news: PaymentNews,
  requestId: string,
): Promise<Payment> {
  const payment = await getPayment(services, news.payment);
  const isOurs = payment?.provider === provider && payment.amount === news.amount && payment.currency === news.currency;
  if (!payment || !isOurs) throw strangeNotice();
  if (news.state === 'open') return payment;
  let read: Payment | undefined = payment;
  const settled = await commitFresh(services, async () => {
    const held = read ?? (await getPayment(services, news.payment)) ?? payment;
    read = undefined;
    const isPaid = news.state === 'paid' && (isUndecided(held) || held.state === 'failed');
    if (isPaid) return receive(services, held, news, requestId);
    return news.state === 'closed' && isUndecided(held)
      ? change(services, held, { state: 'failed', reason: 'closed by the provider' }, requestId)
      : { items: [], result: held };
  });
  if (settled.state !== 'surplus') return settled;
  await completeRefund(services, refundId(settled.order, settled.id), requestId);
  return (await getPayment(services, settled.id)) ?? settled;
}

function change(services: PaymentServices, payment: Payment, changes: Partial<Payment>, requestId: string) {
  const updatedAt = services.now().toISOString();
  const cause = { by: payment.provider, requestId };
  const { next, items } = paymentItems(services.trade, payment, { ...changes, updatedAt }, cause);
  return { items, result: next };
}

async function receive(services: PaymentServices, payment: Payment, { reference }: PaymentNews, requestId: string) {
  const [order, tables] = await Promise.all([
    getOrder(services, payment.order),
    readRoyaltyTables(services, payment.listings),
  ]);
  if (!order) throw strangeNotice();
  const capturedAt = services.now().toISOString();
  const isAwaited = order.state === 'awaiting-payment' || order.state === 'placed';
  const changes = { state: isAwaited ? 'captured' : 'surplus', reference, capturedAt } as const;
  const { items, result } = change(services, payment, changes, requestId);
  const rest = isAwaited
    ? captureItems(services, { order, payment, tables }, { at: capturedAt, requestId })
    : surplusItems(services, payment, { at: capturedAt, requestId });
  return { items: [...items, ...rest], result } satisfies Decided<Payment>;
}

interface Moment {
  at: string;
  requestId: string;
}

/** Order, licences and ledger of one capture: all of them or none (trust T8). */
function captureItems(
  { trade, ledger }: PaymentServices,
  { order, payment, tables }: { order: Order; payment: Payment; tables: ReadonlyMap<string, readonly RoyaltyTable[]> },
  { at, requestId }: Moment,
) {
  const { id: paid, provider, amount, currency } = payment;
  const actor = { kind: 'provider' as const, subject: provider };
  const { next, items } = orderMoveItems(
    trade,
    order,
    { move: 'pay', actor, at, requestId, changes: { paidAt: at, payment: paid, captured: amount } },
    { move: 'fulfil', actor: theTradeService, at, requestId, changes: { fulfilledAt: at } },
  );
  const legs = captureLegs(provider, planLines(order.lines, tables, at), currency);
  const name = captureTransfer(order.id);
  return [...items, ...grantItems(trade, next, at), ...transferItems(ledger.name, { key: name, id: name, legs }, at)];
}

/** Money that no order waits for: booked under the payment's own name, and set on its way back. */
function surplusItems({ trade, ledger }: PaymentServices, payment: Payment, { at, requestId }: Moment) {
  const { id: name, order, provider, amount, currency } = payment;
  const refund: Refund = {
    id: refundId(order, name),
    revision: 1,
    state: 'approved',
    order,
    payment: name,
    provider,
    cause: 'surplus',
    reason: '',
    amount,
    captured: amount,
    currency,
    by: theTradeService.subject,
    askedAt: at,
    updatedAt: at,
    events: [],
  };
  const legs = [
    { account: `external:${provider}`, side: 'DEBIT' as const, amount, currency, mayOverdraw: true },
    { account: 'clearing:surplus', side: 'CREDIT' as const, amount, currency },
  ];
  return [
    ...newRefundItems(trade, refund, { by: theTradeService.subject, requestId }),
    ...transferItems(ledger.name, { key: name, id: name, legs }, at),
  ];
}
