import * as z from 'zod';
import { Reply, type Route, route } from '#shared/runtime/route.ts';
import { Delivery, DeliveryState } from '#shared/webhooks/delivery.ts';
import { findDeliveries } from '#shared/webhooks/find-endpoint.ts';
import { replayDelivery, sendTestEvent } from '#shared/webhooks/send-again.ts';
import { EndpointId, EventId } from '#shared/webhooks/webhook-event.ts';
import type { WebhookServices } from '#shared/webhooks/webhook-services.ts';
import { pageOf } from './page.ts';

const deliveryRoute = { access: 'member', tag: 'Webhooks' } as const;
const params = z.object({ id: EndpointId });

const DeliveryView = z
  .object({
    /** The `webhook-id` of the message. */
    event: EventId,
    topic: z.string(),
    state: DeliveryState,
    /** The last tries, oldest first: the status that was answered, or why there was no answer. */
    attempts: Delivery.shape.attempts,
    /** When it is tried next; null when it is over. */
    dueAt: z.string().nullable(),
    createdAt: z.string(),
  })
  .meta({ id: 'WebhookDelivery' });

const SentEvent = z.object({ event: EventId, topic: z.string() }).meta({ id: 'SentWebhookEvent' });

/** What was sent to a webhook in the last thirty days, and sending it again. */
export const webhookDeliveryRoutes: Route<WebhookServices>[] = [
  route({
    ...deliveryRoute,
    method: 'GET',
    path: '/v1/webhooks/{id}/deliveries',
    summary: { zh: '投递记录，最近三十天', en: 'What was sent to a webhook, the last thirty days' },
    params,
    query: z.strictObject({
      size: z.coerce.number().int().min(1).max(50).default(20),
      cursor: z.string().max(200).optional(),
    }),
    response: pageOf(DeliveryView),
    refuses: ['FORBIDDEN'],
    run: async (services: WebhookServices, { params: { id }, query, caller }) => {
      const { deliveries, next } = await findDeliveries(services, { id, ...query, caller });
      const isAll = next === null && query.cursor === undefined;
      return { items: deliveries, total: deliveries.length + (next ? 1 : 0), totalIsExact: isAll, next };
    },
  }),
  route({
    ...deliveryRoute,
    method: 'POST',
    path: '/v1/webhooks/{id}/deliveries/{event}/replay',
    summary: { zh: '以原编号重新投递一条消息', en: 'Send a message once more under its old id' },
    params: params.extend({ event: EventId }),
    response: DeliveryView,
    answers: [202],
    refuses: ['CONFLICT', 'FORBIDDEN'],
    run: async (services: WebhookServices, { params: { id, event }, caller }) =>
      new Reply(202, await replayDelivery(services, { id, event, caller }), {
        location: `/v1/webhooks/${id}/deliveries`,
      }),
  }),
  route({
    ...deliveryRoute,
    method: 'POST',
    path: '/v1/webhooks/{id}/test',
    summary: { zh: '发送一条测试消息', en: 'Send a test message' },
    params,
    response: SentEvent,
    answers: [202],
    refuses: ['CONFLICT', 'FORBIDDEN'],
    run: async (services: WebhookServices, { params: { id }, caller }) =>
      new Reply(202, await sendTestEvent(services, { id, caller }), { location: `/v1/webhooks/${id}/deliveries` }),
  }),
];
