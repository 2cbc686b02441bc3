import type { ItemKey } from '../ledger/item.ts';
import { begun, type Delivery, ended } from './delivery.ts';
import { getDelivery, getEvent, saveDelivery } from './delivery-store.ts';
import { type Endpoint, openKeys } from './endpoint.ts';
import { getEndpoint, saveEndpoint } from './endpoint-store.ts';
import { type Outcome, postMessage } from './post-message.ts';
import { signMessage } from './sign-message.ts';
import { messageOf } from './webhook-event.ts';
import type { WebhookServices } from './webhook-services.ts';

/**
 * Tries a delivery that is due and sets down what came of it. Whoever is second finds it begun and leaves it; a try that dies
 * halfway is made again, so that receivers may get a message twice and never not at all.
 */
export async function tryDelivery(services: WebhookServices, key: ItemKey): Promise<void> {
  const { rows, now, chance } = services;
  const waiting = await getDelivery(rows, key);
  if (!waiting?.dueAt || waiting.dueAt > now().toISOString()) return;
  const delivery = begun(waiting, now());
  if (!(await saveDelivery(rows, delivery, key))) return;
  const endpoint = await getEndpoint(rows, delivery.endpoint);
  const outcome = await send(services, delivery, endpoint);
  await saveDelivery(rows, ended(delivery, outcome, { now: now(), chance: chance() }), key);
  if (endpoint && 'status' in outcome && outcome.status === 410) await shut(services, endpoint);
}

async function send(
  { rows, now, rules }: WebhookServices,
  { event: id }: Delivery,
  endpoint: Endpoint | undefined,
): Promise<Outcome | { fault: 'disabled' }> {
  const event = await getEvent(rows, id);
  if (!event || endpoint?.state !== 'enabled') return { fault: 'disabled' };
  const [at, body] = [now(), messageOf(event)];
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Guiju-Webhooks/1.0',
    ...signMessage({ id, at, body }, openKeys(endpoint, at.toISOString())),
  };
  return postMessage({ url: endpoint.url, headers, body }, rules);
}

/** The receiver says that the address is gone for good. If its owner changed it meanwhile, that stands. */
async function shut({ rows, now }: WebhookServices, endpoint: Endpoint): Promise<void> {
  const gone = { state: 'disabled', disabledBecause: 'gone', updatedAt: now().toISOString() } as const;
  await saveEndpoint(rows, { ...endpoint, ...gone, revision: endpoint.revision + 1 });
}
