import * as z from 'zod';
import { Reply, route } from '#shared/runtime/route.ts';
import { askAboutPayment, findPayment, paymentsOfOrder } from '#shared/trade/find-payment.ts';
import { OrderId } from '#shared/trade/order.ts';
import { PaymentId, PaymentView, ProviderName, paymentView } from '#shared/trade/payment.ts';
import type { PaymentServices } from '#shared/trade/payment-services.ts';
import { startPayment } from '#shared/trade/start-payment.ts';
import { pageOf, wholeList } from './page.ts';

const member = { tag: 'Trade', access: 'member' } as const;
const order = z.object({ id: OrderId });
const payment = z.object({ id: PaymentId });

const NewPayment = z.strictObject({
  provider: ProviderName,
  return: z.string().max(500).optional().meta({
    description: 'Where the provider sends the buyer afterwards: a path or an address of this service',
    example: '/orders/ord-0123456789abcdef01234567',
  }),
});

const Provider = z.object({ name: ProviderName }).meta({ id: 'PaymentProvider' });

/** Paying an order, and following how that goes. */
export const paymentRoutes = [
  route({
    tag: 'Trade',
    access: 'public',
    method: 'GET',
    path: '/v1/payment-providers',
    summary: { zh: '可用的支付方式', en: 'Ways to pay' },
    response: pageOf(Provider),
    run: async ({ providers }: PaymentServices) => wholeList((await providers()).map(({ name }) => ({ name }))),
  }),
  route({
    ...member,
    method: 'POST',
    path: '/v1/orders/{id}/payments',
    summary: { zh: '为订单付款', en: 'Pay an order' },
    description: {
      zh: '未决的付款会继续使用，重复请求不会重复扣款。',
      en: 'A payment that is undecided is gone on with: asking twice charges nothing twice.',
    },
    params: order,
    body: NewPayment,
    response: PaymentView,
    answers: [201],
    refuses: ['FORBIDDEN', 'CONFLICT', 'UNAVAILABLE'],
    run: async (services: PaymentServices, { params: { id }, body, caller, requestId }) => {
      const asked = { order: id, provider: body.provider, returnTo: body.return, caller, requestId };
      const started = await startPayment(services, asked);
      return new Reply(201, paymentView(started), { location: `/v1/payments/${started.id}` });
    },
  }),
  route({
    ...member,
    method: 'GET',
    path: '/v1/orders/{id}/payments',
    summary: { zh: '一份订单的付款', en: 'Payments of an order' },
    params: order,
    response: pageOf(PaymentView),
    run: async (services: PaymentServices, { params: { id }, caller }) =>
      wholeList((await paymentsOfOrder(services, { order: id, caller })).map(paymentView)),
  }),
  route({
    ...member,
    method: 'GET',
    path: '/v1/payments/{id}',
    summary: { zh: '一笔付款', en: 'One payment' },
    params: payment,
    response: PaymentView,
    run: async (services: PaymentServices, { params: { id }, caller }) =>
      paymentView(await findPayment(services, { id, caller })),
  }),
  route({
    ...member,
    method: 'POST',
    path: '/v1/payments/{id}/check',
    summary: { zh: '向支付机构查询一笔付款', en: 'Ask the provider how a payment stands' },
    params: payment,
    response: PaymentView,
    refuses: ['CONFLICT', 'UNAVAILABLE'],
    run: async (services: PaymentServices, { params: { id }, caller, requestId }) =>
      paymentView(await askAboutPayment(services, { id, caller, requestId })),
  }),
];
