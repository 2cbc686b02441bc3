import { admitMember } from '../members/find-memberships.ts';
import type { MemberTable } from '../members/member-store.ts';
import type { Organization } from '../members/membership.ts';
import { getOrganization, getOrganizations, listMemberships } from '../members/organization-store.ts';
import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import { bodyKey } from './body-name.ts';
import { custodianOf, type Matter } from './matter.ts';

/** What members of a custodian (归口单位) need in their organization to handle what is handed to it. */
const role = 'editor';

interface Members {
  members: MemberTable;
}

/**
 * The keys of the names under which matters are handed to an organization. Throws `NOT_FOUND` to whoever does not belong to it, `FORBIDDEN`
 * to members without the role, to keys and programs, and while it is not verified, for anyone may give an organization a name.
 */
export async function requireCustodian({ members }: Members, caller: Caller, id: string): Promise<string[]> {
  const { organization } = admitMember(await getOrganization(members, id, caller.subject), [role]);
  if (organization.state === 'verified' && isPerson(caller)) return keysOf(organization);
  throw new ServiceError('FORBIDDEN', {
    zh: '只有经核验的组织的成员本人登录后才能办理转给该组织的反馈。',
    en: 'Only people who signed in and belong to a verified organization handle what is handed to it.',
  });
}

/** Whether the caller handles this matter for the body that looks after its standard; of a withdrawn one that body sees no more. */
export async function isHandedTo({ members }: Members, caller: Caller, matter: Matter): Promise<boolean> {
  const name = custodianOf(matter);
  if (!name || matter.state === 'withdrawn' || !isPerson(caller)) return false;
  const memberships = await listMemberships(members, caller.subject);
  const ids = memberships.filter(({ roles }) => roles.includes(role)).map(({ organization }) => organization);
  const organizations = ids.length > 0 ? await getOrganizations(members, ids) : [];
  const key = bodyKey(name);
  return organizations.some((organization) => organization.state === 'verified' && keysOf(organization).includes(key));
}

/** Both names that a reviewer has verified stand for it, for records may print either. */
function keysOf({ name: { zh, en } }: Organization): string[] {
  return [...new Set([zh, en].flatMap((name) => (name ? [bodyKey(name)] : [])))];
}

/** A key or a program has what its scopes say, and no scope stands for a role in an organization. */
function isPerson({ key, machine }: Caller): boolean {
  return key === undefined && !machine;
}
