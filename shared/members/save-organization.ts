import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import { noOrganization } from './find-memberships.ts';
import { type Deed, eventOf } from './member-event.ts';
import type { MemberServices } from './member-services.ts';
import { commitMembers, type MemberWrite } from './member-store.ts';
import type { Membership, Organization } from './membership.ts';
import { eventWrite, getOrganization, organizationWrite } from './organization-store.ts';

/** Who asks for a change, and by which request. */
export interface Asked {
  caller: Caller;
  requestId: string;
}

export interface OrganizationChange extends Deed {
  /** What is new about the organization itself. */
  organization?: Partial<Pick<Organization, 'name' | 'creditCode' | 'state' | 'asked'>>;
  /** What else is written in the same transaction. */
  writes?: readonly MemberWrite[];
}

type Decide = (
  standing: { organization: Organization; membership?: Membership },
  at: string,
) => OrganizationChange | Promise<OrganizationChange>;

const attempts = 12;

/**
 * Changes an organization or what belongs to it: loads, lets `decide` say what changes or throw why not, and writes all of
 * it with the next revision and its event. When somebody else was faster, it decides again on what is there then.
 */
export async function saveOrganization(
  { members, now }: MemberServices,
  { id, caller, requestId }: Asked & { id: string },
  decide: Decide,
): Promise<Organization> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const { organization, membership } = await getOrganization(members, id, caller.subject);
    if (!organization) throw noOrganization();
    const at = now().toISOString();
    const change = await decide({ organization, membership }, at);
    const next = { ...organization, ...change.organization, revision: organization.revision + 1, updatedAt: at };
    const event = eventOf(change, { sequence: next.revision, at, actor: caller.subject, requestId });
    const writes = [organizationWrite(next), eventWrite(id, event), ...(change.writes ?? [])];
    if (await commitMembers(members, writes)) return next;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt));
  }
  throw new ServiceError('CONFLICT', {
    zh: '该组织正被他人更改，请重新读取后再试。',
    en: 'Others are changing this organization: read it again and try once more.',
  });
}
