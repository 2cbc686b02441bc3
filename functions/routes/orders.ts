import * as z from 'zod';
import { Reply, route } from '#shared/runtime/route.ts';
import { cancelOrder } from '#shared/trade/cancel-order.ts';
import { findOrder, listOrders, OrderQuery } from '#shared/trade/find-orders.ts';
import { findQuote, makeQuote, priceLines, QuoteRequest } from '#shared/trade/make-quote.ts';
import { type Order, OrderFields, OrderId, OrderState, QuoteId } from '#shared/trade/order.ts';
import { EstimateView, estimateView, OrderSummary, OrderView, QuoteView, quoteView } from '#shared/trade/order-view.ts';
import { placeOrder } from '#shared/trade/place-order.ts';
import type { TradeServices } from '#shared/trade/trade-services.ts';
import { pageOf } from './page.ts';

const member = { tag: 'Trade', access: 'member' } as const;
const params = z.object({ id: OrderId });

const PlacedOrder = z
  .object({
    id: OrderId,
    revision: z.int(),
    state: OrderState,
    ...OrderFields.pick({ total: true, tax: true, currency: true, placedAt: true, expiresAt: true }).shape,
  })
  .meta({ id: 'PlacedOrder' });

const placed = ({ id, revision, state, total, tax, currency, placedAt, expiresAt }: Order) => ({
  id,
  revision,
  state,
  total,
  tax,
  currency,
  placedAt,
  expiresAt,
});

const Key = z.string().trim().min(8).max(200).meta({
  description: 'Chosen by the client for this order: a repeated request with it makes no second one',
  example: '0b7c9d2e-1a3f-4c5d-8e6f-112233445566',
});

/** From a promised price to an order; payments and refunds are answered elsewhere. */
export const orderRoutes = [
  route({
    ...member,
    method: 'POST',
    path: '/v1/quotes',
    summary: { zh: '询价：价格保留三十分钟', en: 'Get a quote; its prices hold for thirty minutes' },
    body: QuoteRequest,
    response: QuoteView,
    answers: [201],
    refuses: ['FORBIDDEN', 'NOT_FOUND', 'CONFLICT'],
    run: async (services: TradeServices, { body: asked, caller }) => {
      const quote = await makeQuote(services, { asked, caller });
      return new Reply(201, quoteView(quote), { location: `/v1/quotes/${quote.id}` });
    },
  }),
  route({
    ...member,
    method: 'POST',
    path: '/v1/quotes/estimates',
    summary: { zh: '估价：按此刻的价格计算，不作承诺', en: 'What it would cost now; nothing is promised' },
    body: QuoteRequest,
    response: EstimateView,
    refuses: ['FORBIDDEN', 'NOT_FOUND', 'CONFLICT'],
    run: async (services: TradeServices, { body: asked, caller }) =>
      estimateView(await priceLines(services, { asked, caller })),
  }),
  route({
    ...member,
    method: 'GET',
    path: '/v1/quotes/{id}',
    summary: { zh: '一份报价', en: 'One quote' },
    params: z.object({ id: QuoteId }),
    response: QuoteView,
    refuses: ['FORBIDDEN'],
    run: async (services: TradeServices, { params: { id }, caller }) =>
      quoteView(await findQuote(services, { id, caller })),
  }),
  route({
    ...member,
    method: 'POST',
    path: '/v1/orders',
    summary: { zh: '按报价下单', en: 'Place an order for a quote' },
    description: {
      zh: '免费的许可下单即生效；其余的在两小时内付款，否则失效。',
      en: 'Licences that are free hold at once; others are paid within two hours or the order lapses.',
    },
    headers: z.object({ 'idempotency-key': Key }),
    body: z.strictObject({ quote: QuoteId }),
    response: PlacedOrder,
    answers: [201],
    refuses: ['FORBIDDEN', 'NOT_FOUND', 'CONFLICT', 'KEY_REUSED'],
    run: async (services: TradeServices, { body: { quote }, headers, caller, requestId }) => {
      const order = await placeOrder(services, { quote, key: headers['idempotency-key'], caller, requestId });
      return new Reply(201, placed(order), { location: `/v1/orders/${order.id}` });
    },
  }),
  route({
    ...member,
    method: 'GET',
    path: '/v1/orders',
    summary: { zh: '一个组织的订单：购买的或售出的', en: 'Orders of an organization: what it buys or sells' },
    query: OrderQuery,
    response: pageOf(OrderSummary),
    refuses: ['FORBIDDEN', 'NOT_FOUND'],
    examples: ['organization=org-demo-workshop', 'organization=org-demo-association&side=seller'],
    run: (services: TradeServices, { query, caller }) => listOrders(services, { query, caller }),
  }),
  route({
    ...member,
    method: 'GET',
    path: '/v1/orders/{id}',
    summary: { zh: '一份订单及其经过', en: 'One order and its history' },
    params,
    response: OrderView,
    run: (services: TradeServices, { params: { id }, caller }) => findOrder(services, { id, caller }),
  }),
  route({
    ...member,
    method: 'POST',
    path: '/v1/orders/{id}/cancel',
    summary: { zh: '取消未付款的订单', en: 'Call off an order that has not been paid' },
    params,
    response: PlacedOrder,
    refuses: ['FORBIDDEN', 'CONFLICT', 'PRECONDITION_FAILED'],
    run: async (services: TradeServices, { params: { id }, caller, requestId }) =>
      placed(await cancelOrder(services, { id, caller, requestId })),
  }),
];
