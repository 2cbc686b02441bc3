import * as z from 'zod';
import { EntitlementId } from './entitlement.ts';
import { entitlementIdsOf } from './entitlement-writes.ts';
import { licenceWords } from './licence-words.ts';
import { Currency, Fen, type Order, OrderActorKind, OrderFields, OrderLine, OrderState } from './order.ts';
import type { OrderSides } from './order-actors.ts';
import { type OrderMove, OrderMoveName, orderMoves } from './order-moves.ts';
import type { Priced, StandingQuote } from './quote.ts';

const Sentence = z.object({ zh: z.string(), en: z.string() });
const instant = z.iso.datetime().nullable();

export const OrderLineView = OrderLine.omit({ work: true })
  .extend({
    title: z.object({ zh: z.string(), en: z.string().nullable() }),
    /** Name of the licence, and what it lets one do. */
    name: Sentence,
    plain: Sentence,
  })
  .meta({ id: 'OrderLine' });
type OrderLineView = z.infer<typeof OrderLineView>;

export const QuoteView = z
  .object({
    id: OrderFields.shape.quote,
    buyer: OrderFields.shape.buyer,
    lines: z.array(OrderLineView),
    total: Fen,
    tax: Fen,
    currency: Currency,
    at: z.iso.datetime(),
    validUntil: z.iso.datetime(),
    /** The order that used it. */
    order: OrderFields.shape.id.nullable(),
  })
  .meta({ id: 'Quote' });
export type QuoteView = z.infer<typeof QuoteView>;

/** What lines would cost now; the sums are those of the service, by currency. */
export const EstimateView = z
  .object({
    ...QuoteView.pick({ buyer: true, lines: true, at: true }).shape,
    sums: z.array(QuoteView.pick({ currency: true, total: true, tax: true })),
  })
  .meta({ id: 'Estimate' });
export type EstimateView = z.infer<typeof EstimateView>;

export const OrderSummary = z
  .object({
    ...OrderFields.pick({
      id: true,
      revision: true,
      state: true,
      buyer: true,
      currency: true,
      placedAt: true,
      expiresAt: true,
      updatedAt: true,
      captured: true,
      refunded: true,
      reservedRefund: true,
      downloaded: true,
    }).shape,
    /** To a seller only their own lines, and the sums of these. */
    lines: z.array(OrderLineView),
    total: Fen,
    tax: Fen,
    paidAt: instant,
    fulfilledAt: instant,
    /** When the provider confirmed that the money is divided among sellers and platform. */
    settledAt: instant,
    payment: z.string().nullable(),
  })
  .meta({ id: 'OrderSummary' });
export type OrderSummary = z.infer<typeof OrderSummary>;

export const OrderView = OrderSummary.extend({
  quote: OrderFields.shape.quote,
  /** Licences that it gave, one a line; empty before it is paid, and to others than the buyer. */
  entitlements: z.array(EntitlementId),
  /** What the caller could do now, by the state of the order. */
  moves: z.array(OrderMoveName),
  history: z.array(
    z.object({
      revision: z.int(),
      at: z.iso.datetime(),
      move: z.string(),
      from: OrderState.nullable(),
      to: OrderState,
      by: OrderActorKind,
      reason: z.string().nullable(),
      /** SHA-256 of the event before in canonical JSON, of the first of what was ordered. */
      previous: z.string(),
    }),
  ),
}).meta({ id: 'Order' });
export type OrderView = z.infer<typeof OrderView>;

export function quoteView(quote: StandingQuote): QuoteView {
  return { ...quote, lines: quote.lines.map(lineView), order: quote.order ?? null };
}

export function estimateView({ buyer, lines, at, currency, total, tax }: Priced): EstimateView {
  return { buyer, at, lines: lines.map(lineView), sums: [{ currency, total, tax }] };
}

/** An order as one side sees it; sums are those of the lines that show. */
export function orderSummary(order: Order, { isBuyer, isReviewer, sellers }: OrderSides): OrderSummary {
  const lines = order.lines.filter(({ holder }) => isBuyer || isReviewer || sellers.includes(holder));
  const isWhole = isBuyer || isReviewer;
  const hidden = isWhole ? {} : { captured: 0, refunded: 0, reservedRefund: 0 };
  return {
    ...order,
    ...hidden,
    lines: lines.map(lineView),
    total: lines.reduce((sum, line) => sum + line.total, 0),
    tax: lines.reduce((sum, line) => sum + line.tax, 0),
    paidAt: order.paidAt ?? null,
    fulfilledAt: order.fulfilledAt ?? null,
    settledAt: order.settledAt ?? null,
    payment: isWhole ? (order.payment ?? null) : null,
  };
}

export function orderView(order: Order, sides: OrderSides): OrderView {
  return {
    ...orderSummary(order, sides),
    quote: order.quote,
    entitlements: sides.isBuyer && order.fulfilledAt ? entitlementIdsOf(order) : [],
    moves: movesOf(order, sides),
    history: order.events.map(({ revision, at, move, from, to, actor, reason, previous }) => ({
      revision,
      at,
      move,
      from,
      to,
      by: actor.kind,
      reason: sides.isBuyer || sides.isReviewer ? reason : null,
      previous,
    })),
  };
}

function movesOf(order: Order, { buyerRoles, isReviewer, memberOf }: OrderSides): OrderView['moves'] {
  const kinds = [...(buyerRoles.includes('buyer') ? ['buyer'] : []), ...(isReviewer ? ['reviewer'] : [])];
  const actor = { kind: 'reviewer' as const, subject: '', memberOf: [...memberOf] };
  const possible = (orderMoves as readonly (OrderMove & { name: OrderView['moves'][number] })[]).filter(
    ({ from, by, guard }) => from.includes(order.state) && kinds.includes(by) && (!guard || guard(order, actor)),
  );
  return [...new Set(possible.map(({ name }) => name))];
}

function lineView(line: OrderLine): OrderLineView {
  const { zh, en = null } = line.title;
  return { ...line, ...licenceWords(line.licence), title: { zh, en } };
}
