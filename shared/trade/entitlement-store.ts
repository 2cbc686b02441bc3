import { Entitlement } from './entitlement.ts';
import { entitlementIdsOf, entitlementKey } from './entitlement-writes.ts';
import type { Order } from './order.ts';
import type { TradeRows } from './royalty-services.ts';

export async function getEntitlement({ rows }: TradeRows, id: string): Promise<Entitlement | undefined> {
  const [item] = await rows.get([entitlementKey(id)]);
  return item && Entitlement.parse(item);
}

/** Entitlements by id in the order asked for; those not held are left out. */
export async function getEntitlements({ rows }: TradeRows, ids: readonly string[]): Promise<Entitlement[]> {
  const items = await rows.get(ids.map(entitlementKey));
  return items.flatMap((item) => (item ? [Entitlement.parse(item)] : []));
}

/** What an order has given its buyer. */
export function entitlementsOfOrder(services: TradeRows, order: Order): Promise<Entitlement[]> {
  return getEntitlements(services, entitlementIdsOf(order));
}
