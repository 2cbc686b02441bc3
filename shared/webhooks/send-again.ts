import { randomUUID } from 'node:crypto';
import { ServiceError } from '../runtime/errors.ts';
import { eventItem } from './announce.ts';
import { type Delivery, replayed } from './delivery.ts';
import { saveDelivery } from './delivery-store.ts';
import { type AskedEndpoint, findDelivery, findEndpoint } from './find-endpoint.ts';
import { testTopic } from './topic.ts';
import { eventIdOf, type WebhookEvent } from './webhook-event.ts';
import type { WebhookServices } from './webhook-services.ts';

/** Sends an event of the log once more, under its old id. CONFLICT while it is on its way or the endpoint is disabled. */
export async function replayDelivery(
  services: WebhookServices,
  asked: AskedEndpoint & { event: string },
): Promise<Delivery> {
  await requireEnabled(services, asked);
  const { delivery, key } = await findDelivery(services, asked);
  const next = replayed(delivery, services.now());
  if (delivery.state !== 'pending' && (await saveDelivery(services.rows, next, key))) return next;
  throw new ServiceError('CONFLICT', {
    zh: '该消息正在投递中，请稍后再看。',
    en: 'The message is on its way already: look again shortly.',
  });
}

/** Sends an endpoint a message that says nothing but that it works. CONFLICT when it is disabled. */
export async function sendTestEvent(services: WebhookServices, asked: AskedEndpoint): Promise<WebhookEvent> {
  const { endpoint, organization } = await requireEnabled(services, asked);
  const event: WebhookEvent = {
    event: eventIdOf(testTopic, `${endpoint}/${randomUUID()}`),
    topic: testTopic,
    organizations: [organization],
    endpoint,
    data: { endpoint },
    at: services.now().toISOString(),
  };
  await services.rows.commit([{ add: eventItem(event) }]);
  return event;
}

async function requireEnabled(services: WebhookServices, asked: AskedEndpoint) {
  const endpoint = await findEndpoint(services, asked);
  if (endpoint.state === 'enabled') return endpoint;
  throw new ServiceError('CONFLICT', { zh: '该推送地址已停用。', en: 'The endpoint is disabled.' });
}
