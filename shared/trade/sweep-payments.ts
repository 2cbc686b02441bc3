import { log } from '../runtime/log.ts';
import { commitFresh } from './commit-fresh.ts';
import { completeRefund } from './complete-refund.ts';
import { unsettledShelf } from './order-writes.ts';
import { isUndecided, type Payment } from './payment.ts';
import type { PaymentServices } from './payment-services.ts';
import { approvedShelf, getPayment, paymentItems, undecidedShelf } from './payment-store.ts';
import { settlePayment } from './settle-payment.ts';
import { listShelf } from './shelf-store.ts';
import { completeStep, splitOrder } from './split-order.ts';
import { openSplitShelf } from './splitting-store.ts';
import { providerOf } from './start-payment.ts';
import { takeInOrders } from './take-in-orders.ts';

const batch = 500;
const minute = 60_000;
/** How long after the end of an order a provider is asked whether it was paid after all. */
const graceHours = 24;

/** Asks the provider how an undecided payment stands, and makes of it what it means. */
export async function checkPayment(services: PaymentServices, payment: Payment, requestId: string): Promise<void> {
  if (!isUndecided(payment)) return;
  const provider = await providerOf(services, payment.provider);
  const news = await provider.findPayment(payment);
  if (news) await settlePayment(services, payment.provider, news, requestId);
  const now = services.now().getTime();
  const lapsed = now - Date.parse(payment.expiresAt);
  // The provider has never heard of it, or has waited in vain for a day.
  if (lapsed > (news ? graceHours * 60 * minute : 0)) await giveUp(services, payment.id, requestId);
}

async function giveUp(services: PaymentServices, id: string, requestId: string): Promise<void> {
  await commitFresh(services, async () => {
    const payment = await getPayment(services, id);
    if (!payment || !isUndecided(payment)) return { items: [], result: undefined };
    const changes = { state: 'failed' as const, reason: 'never paid', updatedAt: services.now().toISOString() };
    const { items } = paymentItems(services.trade, payment, changes, { by: 'service', requestId });
    return { items, result: undefined };
  });
}

/**
 * Finds out about everything whose end is not known: payments of which no notice came, refunds that a provider was not
 * told of, splits and what is taken back of them; and has the money of orders divided whose refund window is over. It may
 * run any number of times and beside everything else; one that fails waits for the next time.
 */
export async function sweepPayments(services: PaymentServices): Promise<{ asked: number; failed: number }> {
  const now = services.now();
  const requestId = `sweep@${now.toISOString()}`;
  const before = new Date(now.getTime() - minute).toISOString();
  const shelf = (name: string) => listShelf(services.trade, { shelf: name, before, limit: batch, order: 'oldest' });
  const [payments, refunds, open, unsettled] = await Promise.all(
    [undecidedShelf, approvedShelf, openSplitShelf, unsettledShelf].map(shelf),
  );
  const check = async (id: string) => {
    const payment = await getPayment(services, id);
    if (payment) await checkPayment(services, payment, requestId);
  };
  const each = (found: { id: string }[] = [], act: (id: string) => Promise<unknown>) =>
    found.map(
      ({ id }) =>
        () =>
          act(id),
    );
  const tasks = [
    ...each(payments, check),
    ...each(open, (id) => completeStep(services, id, requestId)),
    ...each(refunds, (id) => completeRefund(services, id, requestId)),
    ...each(unsettled, (id) => splitOrder(services, id, requestId)),
  ];
  let failed = 0;
  for (const task of [...tasks, () => takeInOrders(services, requestId)]) {
    await task().catch((error: unknown) => {
      failed += 1;
      log('PAYMENT_NOT_CHECKED', { error });
    });
  }
  return { asked: tasks.length, failed };
}
