import { log } from '../runtime/log.ts';
import type { ItemChange } from '../runtime/records.ts';
import { type Announcement, announceOnce } from '../webhooks/announce.ts';
import type { WebhookServices } from '../webhooks/webhook-services.ts';
import { Entitlement } from './entitlement.ts';
import { entitlementPart } from './entitlement-writes.ts';
import { Order, type OrderEvent, OrderFields } from './order.ts';
import { orderPart } from './order-writes.ts';

/**
 * Tells buyers and sellers what new events of orders, and new licences, mean to them. Both stand in rows of the very
 * transactions that they tell of, so none is without its commit and none is forgotten; told twice they are told once.
 * Answers the changes that must come again.
 */
export async function announceTrade(
  { rows }: Pick<WebhookServices, 'rows'>,
  changes: ItemChange[],
): Promise<ItemChange[]> {
  const failed: ItemChange[] = [];
  for (const change of changes) {
    try {
      for (const announcement of meaningOf(change)) {
        await announceOnce(rows, announcement);
      }
    } catch (error) {
      log('WEBHOOK_FAILED', { error, id: change.now?.id, part: change.now?.part });
      failed.push(change);
    }
  }
  return failed;
}

function meaningOf({ before, now }: ItemChange): Announcement[] {
  if (now?.part === entitlementPart) return before ? [] : ofGrant(Entitlement.parse(now));
  if (now?.part !== orderPart) return [];
  const order = Order.parse(now);
  const known = before ? OrderFields.shape.revision.parse(before.revision) : 0;
  return order.events.filter(({ revision }) => revision > known).flatMap((event) => ofOrder(order, event));
}

const topics: Record<string, 'order.paid' | 'order.refunded' | 'order.settled'> = {
  pay: 'order.paid',
  refund: 'order.refunded',
  settle: 'order.settled',
};

function ofOrder(order: Order, event: OrderEvent): Announcement[] {
  const topic = topics[event.move];
  if (!topic) return [];
  const parties = [...new Set([order.buyer.organization, ...order.lines.map(({ holder }) => holder)])];
  return parties.map((party) => ({
    topic,
    source: `${order.id}/${event.revision}/${party}`,
    organizations: [party],
    data: { order: order.id, revision: event.revision, state: event.to, ...shareOf(order, party, event) },
    at: event.at,
  }));
}

/** The buyer sees the whole order, a seller their own lines and nothing of those of others. */
function shareOf({ buyer, lines, total, currency, refunded }: Order, party: string, { change }: OrderEvent) {
  const isBuyer = party === buyer.organization;
  const own = lines.filter(({ holder }) => isBuyer || holder === party);
  const shown = own.map(({ standard, number, licence, quantity, total: amount }) => ({
    standard,
    number,
    licence,
    quantity,
    total: { amount, currency },
  }));
  const sums = { total: { amount: total, currency }, refunded: { amount: change.refunded ?? refunded, currency } };
  return { lines: shown, ...(isBuyer && sums) };
}

function ofGrant(entitlement: Entitlement): Announcement[] {
  const { id, revision, order, standard, number, licence, seats, from, until = null, holder } = entitlement;
  const data = { entitlement: id, order, standard, number, licence, seats, from, until };
  const source = `${id}/${revision}`;
  return [{ topic: 'entitlement.granted', source, organizations: [holder.organization], data, at: from }];
}
