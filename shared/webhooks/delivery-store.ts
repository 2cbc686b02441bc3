import type { Item, ItemKey, LedgerItems } from '../ledger/item.ts';
import { eventKey } from './announce.ts';
import { Delivery } from './delivery.ts';
import { WebhookEvent } from './webhook-event.ts';
import { expiryOf } from './webhook-store.ts';

/** In the order of the events' instants. */
export function deliveryKey(endpoint: string, { event, at }: Pick<WebhookEvent, 'event' | 'at'>): ItemKey {
  return { id: `endpoint#${endpoint}`, part: `delivery#${at}#${event}` };
}

export async function getEvent(rows: LedgerItems, event: string): Promise<WebhookEvent | undefined> {
  const [item] = await rows.get([eventKey(event)]);
  return item && WebhookEvent.parse(item);
}

export async function getDelivery(rows: LedgerItems, key: ItemKey): Promise<Delivery | undefined> {
  const [item] = await rows.get([key]);
  return item && readDelivery(item);
}

/** A delivery as it lies in the table, where the instant is absent when it is over: nothing is due then. */
export function readDelivery(item: Item | Record<string, unknown>): Delivery {
  return Delivery.parse({ dueAt: null, ...item });
}

function deliveryItem(delivery: Delivery, key: ItemKey): Item {
  const { dueAt, ...rest } = delivery;
  const waits = dueAt === null ? {} : { dueAt, queue: 'deliveries' };
  return { ...rest, ...waits, ...key, expires: expiryOf(delivery.createdAt) };
}

/** Puts a delivery on its way; false when it is there already. */
export async function addDelivery(rows: LedgerItems, delivery: Delivery, key: ItemKey): Promise<boolean> {
  return (await rows.commit([{ add: deliveryItem(delivery, key) }])).length === 0;
}

/** Keeps the next revision of a delivery; false when somebody else was faster. */
export async function saveDelivery(rows: LedgerItems, delivery: Delivery, key: ItemKey): Promise<boolean> {
  const write = { replace: deliveryItem(delivery, key), revision: delivery.revision - 1 };
  return (await rows.commit([write])).length === 0;
}

export interface DeliveryPage {
  deliveries: Delivery[];
  /** Part of the first delivery of the next page. */
  next: string | null;
}

/** What was sent to an endpoint, the newest event first. */
export async function listDeliveries(
  rows: LedgerItems,
  endpoint: string,
  { size, from }: { size: number; from?: string },
): Promise<DeliveryPage> {
  const range = { from: 'delivery#', to: from ?? 'delivery#~', limit: size + 1, newestFirst: true };
  const items = await rows.list(`endpoint#${endpoint}`, range);
  return { deliveries: items.slice(0, size).map(readDelivery), next: items[size]?.part ?? null };
}
