import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { canonicalJson } from '#shared/runtime/canonical-json.ts';
import { type Checks, failing, sum } from './check-trade.ts';
import type { Row } from './expressions.ts';
import type { TradeState } from './trade-state.ts';

/** Where an order may go from each state; from what is not named here nowhere. */
const steps: Record<string, readonly string[]> = {
  none: ['placed'],
  placed: ['awaiting-payment', 'paid', 'expired', 'cancelled'],
  'awaiting-payment': ['awaiting-payment', 'paid', 'expired', 'cancelled'],
  paid: ['paid', 'fulfilled', 'refund-requested'],
  fulfilled: ['fulfilled', 'settled', 'refund-requested', 'disputed'],
  settled: ['settled', 'refund-requested'],
  'refund-requested': ['refund-requested', 'paid', 'fulfilled', 'settled', 'refunded', 'partly-refunded'],
  'partly-refunded': ['partly-refunded', 'refund-requested'],
  disputed: ['disputed', 'released', 'refunded', 'partly-refunded'],
  released: ['released', 'settled'],
};

const hash = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('hex');
type StoredOrder = TradeState['orders'][number];

/** How an order begins, and what its first event is the hash of. */
const nothingYet = { captured: 0, refunded: 0, reservedRefund: 0, downloaded: false };
const ordered = ({ id, quote, request, buyer, by, lines, total, tax, currency, placedAt, expiresAt }: StoredOrder) => ({
  id,
  quote,
  request,
  buyer,
  by,
  lines,
  total,
  tax,
  currency,
  placedAt,
  expiresAt,
});

/** What its events say of an order, put together without the code that wrote them. */
function told(order: StoredOrder) {
  const { events } = order;
  const last = events.at(-1);
  const changes = Object.assign({}, nothingYet, ...events.map(({ change }) => change));
  const stands = { revision: last?.revision, state: last?.to, updatedAt: last?.at, events };
  return { ...changes, ...ordered(order), ...stands };
}

function followsTable({ events }: StoredOrder): boolean {
  return events.every(({ from, to }, place) => {
    const before = events[place - 1]?.to ?? null;
    return from === before && (steps[from ?? 'none'] ?? []).includes(to);
  });
}

const isChain = (events: readonly Row[]) => events.every(({ revision }, place) => revision === place + 1);

/** Price of one piece by the version of the price that a line names, on the day that it was quoted. */
function priceOf(state: TradeState, line: TradeState['orders'][number]['lines'][number], quotedAt: string) {
  const version = state.prices.find(({ listing, version: n }) => listing === line.listing && n === line.priceVersion);
  const offer = version?.offers.find(({ licence }) => licence === line.licence);
  const promoted = (version?.promotions ?? []).filter(
    ({ licence, from, until }) => licence === line.licence && from <= quotedAt && quotedAt < until,
  );
  const usual = Math.min(offer?.price ?? Number.NaN, ...promoted.map(({ price }) => price));
  return { offer, unit: line.isMemberPrice ? Math.min(usual, offer?.memberPrice ?? usual) : usual };
}

/** Tax in a total, rounded half up. */
const taxIn = (total: number, points: number) =>
  Math.floor((2 * total * points + 10_000 + points) / (2 * (10_000 + points)));

export const checkOrders: Checks = {
  'T7 orders move along the table alone': (state) =>
    failing(
      state.orders,
      (order) => followsTable(order) && isDeepStrictEqual(told(order), { ...order }),
      ({ id }) => id,
    ),
  'T14 an order that lapsed has taken no money': (state) =>
    failing(
      state.orders,
      ({ id, state: at, captured, total, expiresAt, paidAt, events }) => {
        const ends = events.filter(({ move }) => ['expire', 'cancel', 'pay'].includes(move));
        const isPaid = paidAt !== undefined;
        const hasLapsed = at === 'expired' || at === 'cancelled';
        const lapsedInTime = events.every(({ move, at: when }) => move !== 'expire' || when >= expiresAt);
        const booked = state.transfers.has(`capture:${id}`);
        return (
          ends.length <= 1 &&
          lapsedInTime &&
          !(hasLapsed && isPaid) &&
          captured === (isPaid ? total : 0) &&
          booked === captured > 0
        );
      },
      ({ id }) => id,
    ),
  'T19 totals are what the price version says': (state) => {
    const quotes = new Map(state.quotes.map((quote) => [quote.id, quote]));
    return failing(
      [...state.orders, ...state.quotes],
      (one) => {
        const quote = 'quote' in one ? quotes.get(one.quote) : one;
        const right = one.lines.every((line) => {
          const { unit } = priceOf(state, line, quote?.at ?? '');
          return (
            line.unit === unit &&
            line.total === unit * line.quantity &&
            line.tax === taxIn(line.total, line.taxBasisPoints)
          );
        });
        const [total, tax] = [sum(one.lines.map((line) => line.total)), sum(one.lines.map((line) => line.tax))];
        return right && one.total === total && one.tax === tax && quote !== undefined;
      },
      ({ id }) => id,
    );
  },
  'T23 every change has who, when, in which request, after what': (state) => [
    ...failing(
      state.orders,
      (order) =>
        order.events.every(
          ({ previous, actor, requestId, at }, place) =>
            previous === hash(order.events[place - 1] ?? ordered(order)) &&
            actor.subject !== '' &&
            requestId !== '' &&
            at >= (order.events[place - 1]?.at ?? ''),
        ),
      ({ id }) => id,
    ),
    ...failing(
      state.events,
      ([, events]) =>
        isChain(events) && events.every(({ at, requestId, by, actor }) => at && requestId && (by || actor)),
      ([id]) => id,
    ),
    ...failing(
      [...state.orders, ...state.payments, ...state.refunds, ...state.entitlements, ...state.listings],
      ({ id, revision }) => state.events.get(id)?.length === revision,
      ({ id }) => `${id} has another revision than events`,
    ),
  ],
  'T26 what was promised stays as it was': (state) => [
    ...failing(
      state.orders,
      (order) =>
        order.lines.every((line) => {
          const { offer } = priceOf(state, line, '');
          return (
            offer !== undefined &&
            line.policyHash === offer.policyHash &&
            hash(line.policy) === line.policyHash &&
            isDeepStrictEqual(line.limits, offer.limits)
          );
        }) && isDeepStrictEqual(order.lines, state.quotes.find(({ id }) => id === order.quote)?.lines),
      ({ id }) => id,
    ),
    ...failing(
      state.entitlements,
      ({ policy, policyHash }) => hash(policy) === policyHash,
      ({ id }) => id,
    ),
  ],
};
