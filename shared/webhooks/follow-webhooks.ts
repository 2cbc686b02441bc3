import { log } from '../runtime/log.ts';
import type { ItemChange } from '../runtime/records.ts';
import { spreadEvent } from './spread-event.ts';
import { tryDelivery } from './try-delivery.ts';
import type { WebhookServices } from './webhook-services.ts';
import { listDue, type Queue } from './webhook-store.ts';

/** Spreads new events and tries new deliveries as they come; answers the changes that must come again. */
export async function followWebhooks(services: WebhookServices, changes: ItemChange[]): Promise<ItemChange[]> {
  const now = services.now().toISOString();
  const due = changes.filter(({ now: item }) => typeof item?.queue === 'string' && String(item.dueAt) <= now);
  const done = await Promise.all(
    due.map(async (change) => {
      const { id, part, queue } = Object(change.now);
      return (await takeUp(services, queue, { id, part })) ? [] : [change];
    }),
  );
  return done.flat();
}

/** How many are taken up at a time, and how many in one sweep. */
const [atOnce, most] = [10, 100];

/** Takes up whatever is due: tries after a wait, and what a lost event left behind. Answers how many. */
export async function sweepWebhooks(services: WebhookServices): Promise<number> {
  let swept = 0;
  for (const queue of ['events', 'deliveries'] as const) {
    const due = await listDue(services.webhooks, queue, services.now().toISOString(), most);
    for (let at = 0; at < due.length; at += atOnce) {
      await Promise.all(due.slice(at, at + atOnce).map((key) => takeUp(services, queue, key)));
    }
    swept += due.length;
  }
  return swept;
}

async function takeUp(services: WebhookServices, queue: Queue, key: { id: string; part: string }): Promise<boolean> {
  try {
    if (queue === 'events') await spreadEvent(services, key);
    else await tryDelivery(services, key);
    return true;
  } catch (error) {
    log('WEBHOOK_FAILED', { error, ...key });
    return false;
  }
}
