import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import type { MemberServices } from './member-services.ts';
import type { Membership, Organization, OrganizationRole } from './membership.ts';
import { getOrganization, listMemberships } from './organization-store.ts';

export interface Standing {
  organization: Organization;
  membership: Membership;
}

/** Everything that a person (OIDC subject) belongs to. */
export function membershipsOf({ members }: Pick<MemberServices, 'members'>, subject: string): Promise<Membership[]> {
  return listMemberships(members, subject);
}

/**
 * The caller's place in an organization. Throws NOT_FOUND to whoever does not belong to it, so that nobody learns that
 * it exists, and FORBIDDEN to a member who has none of the roles; no role asks for membership alone.
 */
export async function requireMembership(
  { members }: Pick<MemberServices, 'members'>,
  caller: Pick<Caller, 'subject'>,
  organizationId: string,
  ...roles: OrganizationRole[]
): Promise<Standing> {
  return admitMember(await getOrganization(members, organizationId, caller.subject), roles);
}

/** The same for what is loaded already. */
export function admitMember(
  { organization, membership }: Partial<Standing>,
  roles: readonly OrganizationRole[],
): Standing {
  if (!organization || !membership) throw noOrganization();
  if (roles.length > 0 && !membership.roles.some((role) => roles.includes(role))) throw lacksRole(roles);
  return { organization, membership };
}

export function noOrganization(): ServiceError {
  return new ServiceError('NOT_FOUND', { zh: '没有这个组织。', en: 'There is no such organization.' });
}

function lacksRole(roles: readonly OrganizationRole[]): ServiceError {
  const named = roles.join(' / ');
  return new ServiceError('FORBIDDEN', {
    zh: `此操作需要您在该组织中具有 ${named} 角色。`,
    en: `This needs the role ${named} in the organization.`,
  });
}
