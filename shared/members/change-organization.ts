import * as z from 'zod';
import { ServiceError } from '../runtime/errors.ts';
import { CreditCode } from './create-organization.ts';
import { admitMember } from './find-memberships.ts';
import type { MemberServices } from './member-services.ts';
import { type Organization, OrganizationName } from './membership.ts';
import { type Asked, saveOrganization } from './save-organization.ts';

/** What changes; what is left out stays. */
export const OrganizationPatch = z.object({
  name: z
    .object({ zh: OrganizationName.shape.zh, en: OrganizationName.shape.en.unwrap().nullable() })
    .partial()
    .optional(),
  creditCode: CreditCode.optional(),
});
type OrganizationPatch = z.infer<typeof OrganizationPatch>;

/** Corrects names and code. What a reviewer has verified or is looking at stays as it is: CONFLICT. */
export function changeOrganization(
  services: MemberServices,
  { id, patch, ...asked }: Asked & { id: string; patch: OrganizationPatch },
): Promise<Organization> {
  return saveOrganization(services, { id, ...asked }, (standing) => {
    const { organization } = admitMember(standing, ['administrator']);
    const next = patched(organization, patch);
    const isProved = next.name.zh !== organization.name.zh || next.creditCode !== organization.creditCode;
    if (isProved && (organization.state !== 'unverified' || organization.asked)) throw beingVerified();
    const { name, creditCode } = organization;
    return {
      action: 'organization.changed',
      target: id,
      before: { name, creditCode },
      after: next,
      organization: next,
    };
  });
}

function patched(
  { name, creditCode }: Organization,
  patch: OrganizationPatch,
): Pick<Organization, 'name' | 'creditCode'> {
  const en = patch.name?.en === undefined ? name.en : patch.name.en;
  return {
    name: { zh: patch.name?.zh ?? name.zh, ...(en ? { en } : {}) },
    creditCode: patch.creditCode ?? creditCode,
  };
}

function beingVerified(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '中文名称与信用代码在申请核验后不能更改；请联系本服务。',
    en: 'Chinese name and credit code cannot change once verification was asked for; contact this service.',
  });
}
