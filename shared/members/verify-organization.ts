import { ServiceError } from '../runtime/errors.ts';
import { admitMember } from './find-memberships.ts';
import type { MemberServices } from './member-services.ts';
import type { Organization } from './membership.ts';
import { creditCodeWrite, isCreditCodeTaken } from './organization-store.ts';
import { type Asked, saveOrganization } from './save-organization.ts';
import { isOpenTo, moves, twoPersons, type VerificationDecision } from './verification.ts';

/** An administrator asks that the organization be verified. CONFLICT when it is, or waits already. */
export function askVerification(
  services: MemberServices,
  { id, ...asked }: Asked & { id: string },
): Promise<Organization> {
  return saveOrganization(services, { id, ...asked }, (standing, at) => {
    const { organization } = admitMember(standing, ['administrator']);
    if (organization.state !== 'unverified' || organization.asked) throw notNow(organization);
    const waiting = { by: asked.caller.subject, at };
    return { action: 'verification.asked', target: id, after: waiting, organization: { asked: waiting } };
  });
}

/**
 * A reviewer approves, refuses, suspends or reinstates. FORBIDDEN to whoever asked or belongs to it; CONFLICT when the
 * organization does not wait for that, or another verified one has its credit code.
 */
export function decideVerification(
  services: MemberServices,
  { id, decision, reason, ...asked }: Asked & { id: string; decision: VerificationDecision; reason: string },
): Promise<Organization> {
  return saveOrganization(services, { id, ...asked }, async ({ organization, membership }) => {
    const decider = { person: asked.caller.subject, belongs: membership !== undefined };
    const broken = twoPersons.find((rule) => rule.breaks(organization, decider));
    if (broken) throw new ServiceError('FORBIDDEN', { zh: broken.zh, en: broken.en });
    if (!isOpenTo(organization, decision)) throw notNow(organization);
    if (decision === 'approve' && (await isCreditCodeTaken(services.members, organization))) throw codeTaken();
    const { to: state, action } = moves[decision];
    return {
      action,
      reason,
      target: id,
      before: { state: organization.state },
      after: { state },
      organization: { state, asked: null },
      writes: decision === 'approve' ? [creditCodeWrite(organization)] : [],
    };
  });
}

function notNow({ state, asked }: Organization): ServiceError {
  const now = asked ? `${state}, asked` : state;
  return new ServiceError('CONFLICT', {
    zh: `该组织目前的状态（${now}）不允许这样做。`,
    en: `The organization is ${now} at present, which does not allow this.`,
  });
}

function codeTaken(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '另一个已核验的组织使用此信用代码。',
    en: 'Another verified organization has this credit code.',
  });
}
