import fc from 'fast-check';
import { cancelOrder } from '#shared/trade/cancel-order.ts';
import { expireOrders } from '#shared/trade/expire-orders.ts';
import { ordersOf } from '#shared/trade/order-store.ts';
import type { PaymentNews } from '#shared/trade/payment-provider.ts';
import { receiveNotice } from '#shared/trade/receive-notice.ts';
import { startPayment } from '#shared/trade/start-payment.ts';
import { sweepPayments } from '#shared/trade/sweep-payments.ts';
import type { ProviderFault } from '../memory-provider.ts';
import { atOnce, day, deed, n, times } from './deeds.ts';
import { attempt, callerOf, order, quote, requestId, someOrder, somePayment } from './trade-acts.ts';
import { buyers } from './trade-world.ts';

const minutes = fc.constantFrom(1, 1, 2, 5, 31, 61, 121, 600, 1_500, 46_000);
const noticeOf = (news: PaymentNews) => ({ provider: 'sandbox', requestId, headers: {}, body: JSON.stringify(news) });

const wanted = fc.array(fc.tuple(fc.nat(2), fc.nat(3), fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 3 });
const quoting = deed('quote', fc.record({ buyer: fc.nat(1), wanted }), (story, asked) =>
  quote(story, asked.buyer, asked.wanted),
);
const ordering = deed('order', fc.record({ place: n, key: fc.nat(400), times }), order);

const paying = deed('start payment', fc.record({ n, times }), async (story, { n: at, times: count }) => {
  const found = await someOrder(story, at);
  if (!found) return;
  const asked = { order: found.id, provider: 'sandbox', caller: callerOf(found), requestId } as const;
  await atOnce(count, () => startPayment(story.real, asked));
});

/** Until a day after its order has lapsed, as the provider was told. */
const providing = deed(
  'provider',
  fc.record({ n, pays: fc.constantFrom(true, true, true, false) }),
  async (story, asked) => {
    const payment = await somePayment(story, asked.n);
    const { provider, clock } = story.clean;
    const held = payment && provider.payments.get(payment.id);
    if (!payment || held?.state !== 'open' || clock.at > Date.parse(payment.expiresAt) + day - 3_600_000) return;
    const news = asked.pays ? provider.pay(payment.id) : { ...held, state: 'closed' as const };
    provider.payments.set(payment.id, news);
    story.notices.push(news);
  },
);

const delivering = deed('notice', fc.record({ n, times, isKept: fc.boolean() }), async (story, asked) => {
  const place = asked.n % Math.max(1, story.notices.length);
  const news = story.notices[place];
  if (!news) return;
  if (!asked.isKept) story.notices.splice(place, 1);
  await atOnce(asked.times, () => receiveNotice(story.real, noticeOf(news)));
});

/** A whole purchase, or its first steps. */
const purchase = fc.record({ buyer: fc.nat(1), wanted, key: fc.nat(400), steps: fc.constantFrom(2, 3, 4, 5, 5, 5) });
const purchasing = deed('purchase', purchase, async (story, { buyer, wanted: lines, key, steps }) => {
  const { organization, caller } = buyers[buyer === 0 ? 0 : 1];
  await quote(story, buyer, lines);
  await order(story, { place: story.quotes.length - 1, key, times: 1 });
  const place = (await story.clean.rows.list(ordersOf(organization), { newestFirst: true, limit: 1 }))[0]?.part ?? '';
  const id = place.slice(place.indexOf('#') + 1);
  if (steps < 3 || id === '') return;
  const payment = await attempt(() => startPayment(story.real, { order: id, provider: 'sandbox', caller, requestId }));
  if (!payment || steps < 4 || story.clean.provider.payments.get(payment.id)?.state !== 'open') return;
  const news = story.clean.provider.pay(payment.id);
  if (steps < 5) story.notices.push(news);
  else await attempt(() => receiveNotice(story.real, noticeOf(news)));
});

const forging = deed('notice of another amount', n, async (story, at) => {
  const payment = await somePayment(story, at);
  if (!payment) return;
  const { id, amount, currency } = payment;
  const news: PaymentNews = {
    kind: 'payment',
    payment: id,
    state: 'paid',
    reference: 'x',
    amount: amount + 1,
    currency,
  };
  if (await attempt(() => receiveNotice(story.real, noticeOf(news)))) throw new Error('It was believed.');
});

const dropping = deed('lose a notice', n, async ({ notices }, at) =>
  notices.splice(at % Math.max(1, notices.length), 1),
);
const failing = deed('provider fails', fc.constantFrom('fail', 'lose', 'refuse', 'slow'), async ({ clean }, fault) =>
  clean.provider.faults.push(fault as ProviderFault),
);
const waiting = deed('wait', minutes, async ({ clean }, some) => {
  clean.clock.at += some * 60_000;
});

const cancelling = deed('cancel', n, async (story, at) => {
  const found = await someOrder(story, at);
  if (found) await attempt(() => cancelOrder(story.real, { id: found.id, caller: callerOf(found), requestId }));
});
const expiring = deed('expire', times, (story, count) => atOnce(count, () => expireOrders(story.real)));
const sweeping = deed('sweep', times, (story, count) => atOnce(count, () => sweepPayments(story.real)));

/** What buyers, providers and clocks do from the quote to the payment; what is done more often stands more often. */
export const buyingDeeds = [
  ...[purchasing, purchasing, purchasing, purchasing, purchasing, purchasing],
  ...[quoting, ordering, paying, paying, providing, providing, delivering, delivering],
  ...[forging, dropping, failing, waiting, cancelling, expiring, sweeping],
];
