import * as z from 'zod';
import { Reply, route } from '#shared/runtime/route.ts';
import { askRefund, RefundRequest } from '#shared/trade/ask-refund.ts';
import { decideRefund, RefundDecision } from '#shared/trade/decide-refund.ts';
import { Dispute, DisputeDecision, decideDispute, disputeOrder } from '#shared/trade/dispute-order.ts';
import { listDisputeDesk, listRefundDesk, refundsOfOrder } from '#shared/trade/find-payment.ts';
import { type Order, OrderFields, OrderId, OrderState } from '#shared/trade/order.ts';
import type { PaymentServices } from '#shared/trade/payment-services.ts';
import { RefundId, RefundView, refundView } from '#shared/trade/refund.ts';
import { pageOf, wholeList } from './page.ts';

const member = { tag: 'Trade', access: 'member' } as const;
const order = z.object({ id: OrderId });

const DisputedOrder = z
  .object({ id: OrderId, revision: z.int(), state: OrderState, updatedAt: OrderFields.shape.updatedAt })
  .meta({ id: 'DisputedOrder' });
const brief = ({ id, revision, state, updatedAt }: Order) => ({ id, revision, state, updatedAt });

const Key = z.string().trim().min(8).max(200).meta({
  description: 'Chosen by the client for this refund: a repeated request with it makes no second one',
  example: '7d1f0a52-93be-4c1d-a8f4-223344556677',
});

/** Money that goes back, and disputes. */
export const refundRoutes = [
  route({
    ...member,
    method: 'POST',
    path: '/v1/orders/{id}/refunds',
    summary: { zh: '申请退款', en: 'Ask for the money back' },
    description: {
      zh: '下载副本之前自动全额退款；下载之后须有缺陷、版本不符、重复购买或平台差错，由评审员决定。',
      en: 'Before a copy is downloaded it goes back whole and at once; afterwards only for a defect, a wrong edition, a duplicate or a fault of the platform, which a reviewer decides on.',
    },
    params: order,
    headers: z.object({ 'idempotency-key': Key }),
    body: RefundRequest,
    response: RefundView,
    answers: [201],
    refuses: ['FORBIDDEN', 'CONFLICT', 'KEY_REUSED', 'UNAVAILABLE'],
    run: async (services: PaymentServices, { params: { id }, body: asked, headers, caller, requestId }) => {
      const request = { order: id, key: headers['idempotency-key'], asked, caller, requestId };
      const refund = await askRefund(services, request);
      return new Reply(201, refundView(refund), { location: `/v1/orders/${id}/refunds` });
    },
  }),
  route({
    ...member,
    method: 'GET',
    path: '/v1/orders/{id}/refunds',
    summary: { zh: '一份订单的退款', en: 'Refunds of an order' },
    params: order,
    response: pageOf(RefundView),
    run: async (services: PaymentServices, { params: { id }, caller }) =>
      wholeList((await refundsOfOrder(services, { order: id, caller })).map(refundView)),
  }),
  route({
    tag: 'Trade',
    access: 'reviewer',
    method: 'GET',
    path: '/v1/refunds',
    summary: { zh: '等待决定的退款', en: 'Refunds that wait for a decision' },
    response: pageOf(RefundView),
    run: async (services: PaymentServices) => wholeList((await listRefundDesk(services)).map(refundView)),
  }),
  route({
    tag: 'Trade',
    access: 'reviewer',
    method: 'POST',
    path: '/v1/refunds/{id}/decision',
    summary: { zh: '决定一项退款', en: 'Decide on a refund' },
    params: z.object({ id: RefundId }),
    body: RefundDecision,
    response: RefundView,
    refuses: ['CONFLICT', 'UNAVAILABLE'],
    run: async (services: PaymentServices, { params: { id }, body: decision, caller, requestId }) =>
      refundView(await decideRefund(services, { refund: id, decision, caller, requestId })),
  }),
  route({
    tag: 'Trade',
    access: 'reviewer',
    method: 'GET',
    path: '/v1/disputes',
    summary: { zh: '等待决定的争议', en: 'Disputes that wait for a decision' },
    response: pageOf(DisputedOrder),
    run: async (services: PaymentServices) => wholeList((await listDisputeDesk(services)).map(brief)),
  }),
  route({
    ...member,
    method: 'POST',
    path: '/v1/orders/{id}/disputes',
    summary: { zh: '对交付提出争议', en: 'Dispute what was delivered' },
    params: order,
    body: Dispute,
    response: DisputedOrder,
    refuses: ['FORBIDDEN', 'CONFLICT', 'UNAVAILABLE'],
    run: async (services: PaymentServices, { params: { id }, body: said, caller, requestId }) =>
      brief(await disputeOrder(services, { order: id, said, caller, requestId })),
  }),
  route({
    tag: 'Trade',
    access: 'reviewer',
    method: 'POST',
    path: '/v1/orders/{id}/disputes/decision',
    summary: { zh: '决定一项争议', en: 'Decide a dispute' },
    params: order,
    body: DisputeDecision,
    response: DisputedOrder,
    refuses: ['CONFLICT', 'UNAVAILABLE'],
    run: async (services: PaymentServices, { params: { id }, body: said, caller, requestId }) =>
      brief(await decideDispute(services, { order: id, said, caller, requestId })),
  }),
];
