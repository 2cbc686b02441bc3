import * as z from 'zod';
import { ServiceError } from '../runtime/errors.ts';
import { admitMember } from './find-memberships.ts';
import type { MemberServices } from './member-services.ts';
import { type Membership, OrganizationRole } from './membership.ts';
import { listMembers, membershipRemovals, membershipWrites } from './organization-store.ts';
import { type Asked, saveOrganization } from './save-organization.ts';

export const MemberRoles = z.object({
  roles: z
    .array(OrganizationRole)
    .max(OrganizationRole.options.length)
    .transform((roles) => [...new Set(roles)]),
});

interface About {
  id: string;
  person: string;
}

/** An administrator says what a member may do. CONFLICT when nobody would be administrator any more. */
export async function changeRoles(
  services: MemberServices,
  { id, person, roles, ...asked }: Asked & About & z.infer<typeof MemberRoles>,
): Promise<Membership> {
  let changed: Membership | undefined;
  await saveOrganization(services, { id, ...asked }, async (standing) => {
    admitMember(standing, ['administrator']);
    const members = await listMembers(services.members, id);
    const before = found(members, person);
    const after = { ...before, roles };
    keepAdministrator([...members.filter((member) => member !== before), after]);
    changed = after;
    return { action: 'member.changed', target: person, before, after, writes: membershipWrites(after) };
  });
  return found(changed ? [changed] : [], person);
}

/** A member leaves, or an administrator removes one. CONFLICT when nobody would be administrator any more. */
export async function removeMember(services: MemberServices, { id, person, ...asked }: Asked & About): Promise<void> {
  const leaves = person === asked.caller.subject;
  await saveOrganization(services, { id, ...asked }, async (standing) => {
    admitMember(standing, leaves ? [] : ['administrator']);
    const members = await listMembers(services.members, id);
    const before = found(members, person);
    keepAdministrator(members.filter((member) => member !== before));
    const action = leaves ? 'member.left' : 'member.removed';
    return { action, target: person, before, writes: membershipRemovals(before) };
  });
}

function found(members: readonly Membership[], person: string): Membership {
  const member = members.find((candidate) => candidate.person === person);
  if (member) return member;
  throw new ServiceError('NOT_FOUND', { zh: '没有这个成员。', en: 'There is no such member.' });
}

function keepAdministrator(remaining: readonly Membership[]): void {
  if (remaining.some(({ roles }) => roles.includes('administrator'))) return;
  throw new ServiceError('CONFLICT', {
    zh: '组织至少要有一名管理员：请先指定另一名管理员。',
    en: 'An organization keeps at least one administrator: name another one first.',
  });
}
