import * as z from 'zod';
import { membershipsOf } from '../members/find-memberships.ts';
import { type Membership, OrganizationId } from '../members/membership.ts';
import type { Caller } from '../runtime/caller.ts';
import { type Entitlement, mayUse, type Reader } from './entitlement.ts';
import { getEntitlement, listLicences } from './entitlement-store.ts';
import { type EntitlementView, entitlementView } from './entitlement-view.ts';
import { nothingThere } from './trade-refusals.ts';
import type { TradeServices } from './trade-services.ts';

export const EntitlementQuery = z.strictObject({
  organization: OrganizationId.optional().describe('An organization of the caller; all of theirs when absent.'),
  standard: z.string().max(120).optional().describe('Edition id.'),
  usable: z
    .enum(['true', 'false'])
    .optional()
    .describe('`true`: only licences by which the caller may have a copy now.'),
});
export type EntitlementQuery = z.infer<typeof EntitlementQuery>;

type Services = Pick<TradeServices, 'rows' | 'members' | 'now'>;

/** Licences that the caller's organizations hold, latest first. */
export async function listEntitlements(
  services: Services,
  { query, caller }: { query: EntitlementQuery; caller: Caller },
): Promise<EntitlementView[]> {
  const memberships = await membershipsOf(services, caller.subject);
  const asked = query.organization ? memberships.filter((one) => one.organization === query.organization) : memberships;
  if (query.organization && asked.length === 0) throw nothingThere();
  const held = await Promise.all(asked.map(({ organization }) => listLicences(services, organization)));
  const at = services.now().toISOString();
  const reader = readerOf(caller, memberships);
  return held
    .flat()
    .filter((one) => query.standard === undefined || one.standard === query.standard)
    .filter((one) => query.usable === undefined || mayUse(one, reader, at) === (query.usable === 'true'))
    .filter((one) => isSeenBy(one, memberships, reader))
    .sort((a, b) => (a.from < b.from ? 1 : -1))
    .map((one) => entitlementView(one, { reader, mayAssign: mayAssign(one, memberships), at }));
}

/** A licence with its users. Throws NOT_FOUND to whoever is no member of its holder. */
export async function findEntitlement(
  services: Services,
  { id, caller }: { id: string; caller: Caller },
): Promise<EntitlementView> {
  const [entitlement, memberships] = await Promise.all([
    getEntitlement(services, id),
    membershipsOf(services, caller.subject),
  ]);
  const reader = readerOf(caller, memberships);
  if (!entitlement || !isSeenBy(entitlement, memberships, reader)) throw nothingThere();
  const at = services.now().toISOString();
  return entitlementView(entitlement, { reader, mayAssign: mayAssign(entitlement, memberships), at });
}

const readerOf = (caller: Caller, memberships: readonly Membership[]): Reader => ({
  person: caller.subject,
  memberOf: memberships.map(({ organization }) => organization),
});

/** Whoever looks after licences sees all of them, other members those that they may use. */
function isSeenBy(entitlement: Entitlement, memberships: readonly Membership[], reader: Reader): boolean {
  const roles = rolesFor(entitlement, memberships);
  if (!roles) return false;
  const isUser = entitlement.users.some(({ person }) => person === reader.person);
  return isUser || entitlement.seats === null || roles.some((role) => lookAfter.includes(role));
}

const lookAfter: readonly Membership['roles'][number][] = ['buyer', 'administrator', 'auditor'];

function mayAssign(entitlement: Entitlement, memberships: readonly Membership[]): boolean {
  const roles = rolesFor(entitlement, memberships) ?? [];
  return entitlement.seats !== null && (roles.includes('buyer') || roles.includes('administrator'));
}

function rolesFor({ holder }: Entitlement, memberships: readonly Membership[]): Membership['roles'] | undefined {
  return memberships.find(({ organization }) => organization === holder.organization)?.roles;
}
