import * as z from 'zod';
import { ServiceError } from '../runtime/errors.ts';
import { isCreditCode, tidyCreditCode } from './credit-code.ts';
import { eventOf } from './member-event.ts';
import type { MemberServices } from './member-services.ts';
import { commitMembers } from './member-store.ts';
import { type Membership, type Organization, OrganizationName } from './membership.ts';
import { eventWrite, listMemberships, membershipWrites, organizationWrite } from './organization-store.ts';
import type { Asked } from './save-organization.ts';
import { newId } from './secret.ts';

export const CreditCode = z
  .string()
  .max(40)
  .transform(tidyCreditCode)
  .refine(isCreditCode, 'not a unified social credit code: the check character or the shape is wrong (GB 32100-2015)')
  .meta({ example: '91350100M000100Y43', description: '统一社会信用代码, GB 32100-2015' });

/** What is said of an organization that joins. */
export const NewOrganization = z.object({ name: OrganizationName, creditCode: CreditCode });

const mostOrganizations = 50;

/** Makes an organization, unverified, with the caller as its administrator. */
export async function createOrganization(
  { members, now }: MemberServices,
  { caller, requestId, said }: Asked & { said: z.infer<typeof NewOrganization> },
): Promise<Organization> {
  const person = caller.subject;
  if ((await listMemberships(members, person)).length >= mostOrganizations) throw tooMany();
  const at = now().toISOString();
  const organization: Organization = {
    id: `org-${newId()}`,
    ...said,
    state: 'unverified',
    asked: null,
    revision: 1,
    createdAt: at,
    updatedAt: at,
  };
  const membership: Membership = {
    organization: organization.id,
    person,
    name: caller.name ?? null,
    roles: ['administrator'],
    since: at,
  };
  const deed = { action: 'organization.created', target: organization.id, after: organization } as const;
  const event = eventOf(deed, { sequence: 1, at, actor: person, requestId });
  const writes = [organizationWrite(organization), eventWrite(organization.id, event)];
  if (await commitMembers(members, [...writes, ...membershipWrites(membership)])) return organization;
  throw new Error(`${organization.id} exists`);
}

function tooMany(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: `一个人最多属于 ${mostOrganizations} 个组织。`,
    en: `A person may belong to ${mostOrganizations} organizations at most.`,
  });
}
