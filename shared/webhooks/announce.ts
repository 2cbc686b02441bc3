import type { LedgerItems } from '../ledger/item.ts';
import { type TransactionItem, transactionItems } from '../ledger/item-store.ts';
import { eventIdOf, type WebhookEvent } from './webhook-event.ts';
import { expiryOf, type WebhookTable } from './webhook-store.ts';

export interface Announcement extends Omit<WebhookEvent, 'event'> {
  /** What made it happen, different each time: `dep-…/3` for the third revision of a deposit. */
  source: string;
}

/**
 * The write that tells organizations what happened, for the transaction in which it happens: so no event is without its commit
 * and no commit without its event. It fails when the same source was announced before; nothing when nobody is concerned.
 */
export function announce(table: Pick<WebhookTable, 'name'>, { source, ...happened }: Announcement): TransactionItem[] {
  if (happened.organizations.length === 0) return [];
  return transactionItems(table.name, [{ add: eventItem({ ...happened, event: eventIdOf(happened.topic, source) }) }]);
}

/** The same by itself, for those who follow what was committed; nothing happens when it was announced before. */
export async function announceOnce(rows: LedgerItems, { source, ...happened }: Announcement): Promise<void> {
  if (happened.organizations.length === 0) return;
  await rows.commit([{ add: eventItem({ ...happened, event: eventIdOf(happened.topic, source) }) }]);
}

export function eventItem(event: WebhookEvent) {
  const organizations = [...new Set(event.organizations)];
  const waits = { queue: 'events', dueAt: event.at };
  return { ...event, organizations, ...waits, ...eventKey(event.event), revision: 1, expires: expiryOf(event.at) };
}

export const eventKey = (event: string) => ({ id: `event#${event}`, part: 'event' });
