import type { ItemChange } from '../runtime/records.ts';
import { orderPart } from './order-writes.ts';
import { type InvoiceServices, settleInvoices } from './settle-invoices.ts';

/**
 * Settles the invoices of orders of which money has gone back, from the changes of the table of trade.
 * @returns the changes that could not be dealt with
 */
export async function settleRefundedOrders(
  services: InvoiceServices,
  changes: readonly ItemChange[],
): Promise<ItemChange[]> {
  const failed: ItemChange[] = [];
  for (const change of changes) {
    const { now, before } = change;
    if (now?.part !== orderPart || now.refunded === (before?.refunded ?? 0)) continue;
    await settleInvoices(services, String(now.id)).catch(() => failed.push(change));
  }
  return failed;
}
