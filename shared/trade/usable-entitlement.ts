import { membershipsOf } from '../members/find-memberships.ts';
import type { Caller } from '../runtime/caller.ts';
import { licenceOver, noUser } from './copy-refusals.ts';
import { type Entitlement, isInForce, mayUse } from './entitlement.ts';
import { getEntitlement } from './entitlement-store.ts';
import { nothingThere } from './trade-refusals.ts';
import type { TradeServices } from './trade-services.ts';

/**
 * A licence by which the caller may have a copy at this moment, read newest. Throws `NOT_FOUND` to strangers, `CONFLICT` when it
 * is revoked or over, `FORBIDDEN` to members who are none of its users.
 */
export async function usableEntitlement(
  services: Pick<TradeServices, 'rows' | 'members' | 'now'>,
  { id, caller }: { id: string; caller: Pick<Caller, 'subject'> },
): Promise<Entitlement> {
  const [entitlement, memberships] = await Promise.all([
    getEntitlement(services, id),
    membershipsOf(services, caller.subject),
  ]);
  const memberOf = memberships.map(({ organization }) => organization);
  if (!entitlement || !memberOf.includes(entitlement.holder.organization)) throw nothingThere();
  const at = services.now().toISOString();
  if (!isInForce(entitlement, at)) throw licenceOver();
  if (!mayUse(entitlement, { person: caller.subject, memberOf }, at)) throw noUser();
  return entitlement;
}
