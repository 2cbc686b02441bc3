import type { Caller } from '../runtime/caller.ts';
import { commitFresh } from './commit-fresh.ts';
import type { Order } from './order.ts';
import { buyerActor } from './order-actors.ts';
import { getOrder } from './order-store.ts';
import { orderMoveItems } from './order-writes.ts';
import { isUndecided, type Payment, type ProviderName, paymentId } from './payment.ts';
import type { PaymentProvider } from './payment-provider.ts';
import { foreignAddress, lapsedOrder, noSuchProvider, providerSilent } from './payment-refusals.ts';
import type { PaymentServices } from './payment-services.ts';
import { getPayment, listPayments, newPaymentItems, paymentItems } from './payment-store.ts';
import { nothingThere } from './trade-refusals.ts';

export interface AskedPayment {
  order: string;
  provider: ProviderName;
  /** Where the provider sends the buyer afterwards; the page of the order without it. */
  returnTo?: string;
  caller: Caller;
  requestId: string;
}

/** The provider of a name, if it is set up. @throws ServiceError CONFLICT */
export async function providerOf({ providers }: PaymentServices, name: string): Promise<PaymentProvider> {
  const found = (await providers()).find((provider) => provider.name === name);
  if (!found) throw noSuchProvider();
  return found;
}

/**
 * Lets a buyer pay an order with a provider. An attempt that is undecided is gone on with, so that pressing twice pays
 * once; it is kept under its id before the provider hears of it (trust T25).
 */
export async function startPayment(services: PaymentServices, asked: AskedPayment): Promise<Payment> {
  const provider = await providerOf(services, asked.provider);
  const { order, payment } = await commitFresh(services, () => begin(services, asked));
  if (payment.start) return payment;
  const [first] = order.lines;
  const subject = `${first?.number ?? ''}${order.lines.length > 1 ? ` +${order.lines.length - 1}` : ''}`;
  const noticeUrl = `${services.siteUrl}/v1/payments/${provider.name}/notices`;
  const start = await provider.create(payment, { subject, noticeUrl }).catch((error: unknown) => {
    throw providerSilent(error);
  });
  const { requestId, caller } = asked;
  let read: Payment | undefined = payment;
  return commitFresh(services, async () => {
    const held = read ?? (await getPayment(services, payment.id)) ?? payment;
    read = undefined;
    if (held.state !== 'begun') return { items: [], result: held };
    const at = services.now().toISOString();
    const changes = { state: 'open' as const, start, updatedAt: at };
    const { next, items } = paymentItems(services.trade, held, changes, { by: caller.subject, requestId });
    return { items, result: next };
  });
}

async function begin(services: PaymentServices, { order: id, provider, returnTo, caller, requestId }: AskedPayment) {
  const order = await getOrder(services, id);
  if (!order) throw nothingThere();
  const actor = await buyerActor(services, caller, order);
  const at = services.now().toISOString();
  const begun = await listPayments(services, order);
  const attempts = begun.filter((payment) => payment.provider === provider);
  const paymentNow = paymentId(id, provider, attempts.length + 1);
  const changes = { attempts: [...(order.attempts ?? []), paymentNow] };
  const move = { move: 'await-payment', actor, at, requestId, changes } as const;
  const { items: moved } = orderMoveItems(services.trade, order, move);
  if (Date.parse(order.expiresAt) <= Date.parse(at)) throw lapsedOrder();
  const current = attempts.find(isUndecided);
  if (current) return { items: [], result: { order, payment: current } };
  const payment: Payment = {
    id: paymentNow,
    revision: 1,
    state: 'begun',
    order: id,
    listings: [...new Set(order.lines.map(({ listing }) => listing))],
    buyer: order.buyer.organization,
    by: caller.subject,
    provider,
    amount: order.total,
    currency: order.currency,
    returnTo: returnAddress(services, order, returnTo),
    beganAt: at,
    expiresAt: order.expiresAt,
    updatedAt: at,
    events: [],
  };
  const begins = newPaymentItems(services.trade, payment, { by: caller.subject, requestId });
  return { items: [...moved, ...begins.items], result: { order, payment: begins.next } };
}

/** Nobody is sent anywhere but back here. */
function returnAddress({ siteUrl }: PaymentServices, { id }: Order, wanted = `/orders/${id}`): string {
  const url = new URL(wanted, `${siteUrl}/`);
  if (url.origin !== new URL(siteUrl).origin) throw foreignAddress();
  return url.href;
}
