import { createHash } from 'node:crypto';
import { transactionItems } from '../ledger/item-store.ts';
import type { Caller } from '../runtime/caller.ts';
import { canonicalJson } from '../runtime/canonical-json.ts';
import { commitTrade } from './commit-trade.ts';
import type { AskedOrderMove } from './decide-order-move.ts';
import { grantItems } from './entitlement-writes.ts';
import { findQuote } from './make-quote.ts';
import type { Order } from './order.ts';
import { theTradeService } from './order-moves.ts';
import { getOrder, ordersOf, salesOf } from './order-store.ts';
import { newOrderItems, type OrderChange } from './order-writes.ts';
import type { Quote } from './quote.ts';
import { quoteUseItems } from './quote-store.ts';
import { listingsOnSale, saleChecks } from './sale-lines.ts';
import { orderKeyUsed, quoteOver } from './trade-refusals.ts';
import type { TradeServices } from './trade-services.ts';

interface Asked {
  quote: string;
  /** Idempotency-Key of the request. */
  key: string;
  caller: Caller;
  requestId: string;
}

/** How long an order waits for its payment. */
export const orderMinutes = 120;

/**
 * Places an order for a quote, once for its Idempotency-Key: the same request again gets the same order, another one is
 * KEY_REUSED. It costs what was quoted; where that is nothing, it is paid and fulfilled at once.
 */
export async function placeOrder(
  services: TradeServices,
  { quote: id, key, caller, requestId }: Asked,
): Promise<Order> {
  const quote = await findQuote(services, { id, caller });
  const orderId = `ord-${hash(`${quote.buyer.organization}\n${key}`).slice(0, 24)}`;
  const request = hash(canonicalJson({ quote: id }));
  const now = services.now();
  // Only who comes again finds a quote used or over: whoever is first is not made to read what is not there.
  if (quote.order || Date.parse(quote.validUntil) <= now.getTime()) {
    const held = await getOrder(services, orderId);
    if (held) return sameOrder(held, request);
    throw quoteOver();
  }
  const { next, items } = planOrder(services, { quote, orderId, request, caller, requestId, now });
  const place = `${next.placedAt}#${next.id}`;
  const shelves = [ordersOf(next.buyer.organization), ...new Set(next.lines.map(({ holder }) => salesOf(holder)))];
  const written = await commitTrade(services, [
    ...items,
    ...transactionItems(
      services.trade.name,
      shelves.map((shelf) => ({ add: { id: shelf, part: place } })),
    ),
    ...quoteUseItems(services.trade, quote, orderId),
    ...saleChecks(services, quote.lines),
    ...(next.state === 'fulfilled' ? grantItems(services.trade, next, next.placedAt) : []),
  ]);
  if (written) return next;
  const stands = await getOrder(services, orderId);
  if (stands) return sameOrder(stands, request);
  await requireStillOnSale(services, quote);
  throw quoteOver();
}

/** What is quoted must still be on sale, as the order's own transaction makes sure; this says why it was refused. */
async function requireStillOnSale(services: TradeServices, { lines }: Quote): Promise<void> {
  await listingsOnSale(
    services,
    lines.map(({ listing }) => listing),
  );
}

function sameOrder(order: Order, request: string): Order {
  if (order.request !== request) throw orderKeyUsed();
  return order;
}

interface Planned {
  quote: Quote;
  orderId: string;
  request: string;
  caller: Caller;
  requestId: string;
  now: Date;
}

function planOrder(
  { trade }: TradeServices,
  { quote, orderId, request, caller, requestId, now }: Planned,
): OrderChange {
  const at = now.toISOString();
  const { buyer, lines, total, tax, currency } = quote;
  const expiresAt = new Date(now.getTime() + orderMinutes * 60_000).toISOString();
  const bought = { quote: quote.id, request, buyer, by: caller.subject, lines, total, tax, currency };
  const byService = { actor: theTradeService, at, requestId };
  const free: AskedOrderMove[] = [
    { move: 'pay', ...byService, changes: { paidAt: at } },
    { move: 'fulfil', ...byService, changes: { fulfilledAt: at } },
  ];
  const actor = { kind: 'buyer' as const, subject: caller.subject };
  const place: AskedOrderMove = { move: 'place', actor, at, requestId };
  const terms = { id: orderId, ...bought, placedAt: at, expiresAt };
  return newOrderItems(trade, terms, place, ...(total === 0 ? free : []));
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
