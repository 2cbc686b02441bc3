import { Entitlement } from './entitlement.ts';
import { entitlementIdsOf, entitlementKey, licenceRow, licencesOf } from './entitlement-writes.ts';
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

/** Licences of an organization, as of now: all of them, or those in editions of one work. */
export async function listLicences(services: TradeRows, organization: string, work?: string): Promise<Entitlement[]> {
  const range = work === undefined ? {} : { from: licenceRow(work), to: licenceRow(work, '~') };
  const found = await services.rows.list(licencesOf(organization), range);
  return getEntitlements(
    services,
    found.map(({ part }) => part.slice(part.lastIndexOf('|') + 1)),
  );
}
