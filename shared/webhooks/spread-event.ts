import type { Item } from '../ledger/item.ts';
import type { Delivery } from './delivery.ts';
import { addDelivery, deliveryKey } from './delivery-store.ts';
import type { Endpoint } from './endpoint.ts';
import { getEndpoint, listEndpoints } from './endpoint-store.ts';
import { testTopic } from './topic.ts';
import { WebhookEvent } from './webhook-event.ts';
import type { WebhookServices } from './webhook-services.ts';

type Needed = Pick<WebhookServices, 'rows' | 'now'>;

/**
 * Puts an event on its way to every endpoint that listens, then takes it off its queue. Done twice, or again after it stopped
 * halfway, it makes no second delivery.
 */
export async function spreadEvent({ rows, now }: Needed, key: { id: string; part: string }): Promise<void> {
  const [item] = await rows.get([key]);
  if (item?.queue !== 'events') return;
  const event = WebhookEvent.parse(item);
  for (const { endpoint } of await listeners(rows, event)) {
    const delivery = deliveryOf(event, endpoint, now().toISOString());
    await addDelivery(rows, delivery, deliveryKey(endpoint, event));
  }
  const revision = Number(item.revision);
  await rows.commit([{ replace: withoutQueue(item, revision + 1), revision }]);
}

async function listeners(rows: Needed['rows'], event: WebhookEvent): Promise<Endpoint[]> {
  const { organizations, topic, endpoint } = event;
  if (endpoint !== undefined) return [await getEndpoint(rows, endpoint)].filter((found) => found !== undefined);
  const all = await Promise.all(organizations.map((organization) => listEndpoints(rows, organization)));
  return all.flat().filter(({ state, topics }) => state === 'enabled' && topic !== testTopic && topics.includes(topic));
}

function deliveryOf({ event, topic, at }: WebhookEvent, endpoint: string, now: string): Delivery {
  const place = { endpoint, event, topic, createdAt: at };
  return { ...place, state: 'pending', tries: 0, attempts: [], dueAt: now, revision: 1 };
}

function withoutQueue({ queue: _, dueAt: __, ...item }: Item, revision: number) {
  return { ...item, id: item.id, part: item.part, revision };
}
