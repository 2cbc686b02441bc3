import { log } from '../runtime/log.ts';
import type { ItemChange } from '../runtime/records.ts';
import { type Announcement, announceOnce } from '../webhooks/announce.ts';
import type { WebhookServices } from '../webhooks/webhook-services.ts';
import { Entitlement } from './entitlement.ts';
import { entitlementPart } from './entitlement-writes.ts';
import type { Order } from './order.ts';
import type { OrderEvent } from './order-moves.ts';
import { getOrder } from './order-store.ts';
import { readOrderEvents } from './order-writes.ts';
import type { TradeRows } from './royalty-services.ts';

export interface TellingServices extends TradeRows {
  messages: Pick<WebhookServices, 'rows'>;
}

/**
 * Tells buyers and sellers what events of orders, and new licences, mean to them. Both are rows of the very transactions that
 * they tell of, so none is without its commit and none is forgotten; told twice they are told once. Answers the changes that
 * must come again.
 */
export async function announceTrade(services: TellingServices, changes: ItemChange[]): Promise<ItemChange[]> {
  const failed: ItemChange[] = [];
  for (const change of changes) {
    if (!change.now || change.before) continue;
    try {
      for (const announcement of await meaningOf(services, change.now)) {
        await announceOnce(services.messages.rows, announcement);
      }
    } catch (error) {
      log('WEBHOOK_FAILED', { error, id: change.now.id, part: change.now.part });
      failed.push(change);
    }
  }
  return failed;
}

async function meaningOf(services: TradeRows, item: Record<string, unknown>): Promise<Announcement[]> {
  const part = String(item.part);
  if (part === entitlementPart) return ofGrant(Entitlement.parse(item));
  if (!part.startsWith('event#') || !String(item.id).startsWith('ord-')) return [];
  const told: Announcement[] = [];
  for (const event of readOrderEvents(item)) told.push(...(await ofOrder(services, event)));
  return told;
}

const topics: Record<string, 'order.paid' | 'order.refunded' | 'order.settled'> = {
  pay: 'order.paid',
  refund: 'order.refunded',
  settle: 'order.settled',
};

async function ofOrder(services: TradeRows, event: OrderEvent): Promise<Announcement[]> {
  const topic = topics[event.move];
  const order = topic && (await getOrder(services, event.order));
  if (!order) return [];
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
