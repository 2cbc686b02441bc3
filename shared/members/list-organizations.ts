import type { Caller } from '../runtime/caller.ts';
import { membershipsOf, noOrganization, requireMembership } from './find-memberships.ts';
import type { MemberEvent } from './member-event.ts';
import type { MemberServices } from './member-services.ts';
import type { Membership, Organization } from './membership.ts';
import { getOrganization, getOrganizations, listEventItems, listMembers, listWaiting } from './organization-store.ts';

interface About {
  id: string;
  caller: Caller;
}

/** The caller's organizations in the order of their ids, each with what they may do there. */
export async function listOrganizations(
  services: MemberServices,
  caller: Caller,
): Promise<{ organization: Organization; membership: Membership }[]> {
  const memberships = await membershipsOf(services, caller.subject);
  const organizations = await getOrganizations(
    services.members,
    memberships.map(({ organization }) => organization),
  );
  return organizations.flatMap((organization) => {
    const membership = memberships.find((candidate) => candidate.organization === organization.id);
    return membership ? [{ organization, membership }] : [];
  });
}

/** Organizations that wait to be verified, longest wait first; for reviewers. */
export async function listWaitingOrganizations({ members }: MemberServices): Promise<Organization[]> {
  const organizations = await getOrganizations(members, await listWaiting(members));
  return organizations.filter(({ asked }) => asked !== null);
}

/** One organization, for its members and for reviewers; NOT_FOUND to everybody else. */
export async function findOrganization(
  { members }: MemberServices,
  { id, caller }: About,
): Promise<{ organization: Organization; membership?: Membership }> {
  const { organization, membership } = await getOrganization(members, id, caller.subject);
  if (!organization || (!membership && !caller.roles.includes('reviewer'))) throw noOrganization();
  return { organization, membership };
}

/** Everybody who belongs to it, for its members. */
export async function listOrganizationMembers(services: MemberServices, { id, caller }: About): Promise<Membership[]> {
  await requireMembership(services, caller, id);
  return listMembers(services.members, id);
}

/** What happened, newest first, for administrators and auditors of the organization. */
export async function listOrganizationEvents(
  services: MemberServices,
  { id, caller, size, before }: About & { size: number; before?: number },
): Promise<{ events: MemberEvent[]; total: number }> {
  const { organization } = await requireMembership(services, caller, id, 'administrator', 'auditor');
  const events = await listEventItems(services.members, id, { size, before: before ?? organization.revision + 1 });
  return { events, total: organization.revision };
}
