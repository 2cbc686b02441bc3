import { membershipsOf, requireMembership } from '../members/find-memberships.ts';
import type { MemberServices } from '../members/member-services.ts';
import type { Membership } from '../members/membership.ts';
import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import { type Deposit, type Holder, isRegistered } from './deposit.ts';
import type { Actor } from './deposit-moves.ts';
import { noDeposit } from './refusals.ts';

type Members = Pick<MemberServices, 'members'>;

export const theService: Actor = { kind: 'service', subject: 'service' };

/** Whoever acts for an organization that may hold deposits: a depositor of one that has been verified. */
export async function depositorOf(
  services: Members,
  caller: Caller,
  organizationId: string,
): Promise<{ actor: Actor; holder: Holder }> {
  const { organization } = await requireMembership(services, caller, organizationId, 'depositor');
  if (organization.state !== 'verified') throw notVerified();
  const { id, name, creditCode } = organization;
  return {
    actor: { kind: 'depositor', subject: caller.subject, organization: id },
    holder: { organization: id, name, creditCode },
  };
}

/** Whoever acts for the holder of a deposit. Throws `NOT_FOUND` to strangers as long as the deposit is not public. */
export async function holderActor(services: Members, caller: Caller, deposit: Deposit): Promise<Actor> {
  const { organization } = deposit.holder;
  const membership = (await membershipsOf(services, caller.subject)).find((one) => one.organization === organization);
  if (!membership && !isRegistered(deposit)) throw noDeposit();
  if (!membership?.roles.includes('depositor')) throw notDepositor();
  return { kind: 'depositor', subject: caller.subject, organization };
}

/** A reviewer or challenger, with the organizations that make them partial. */
export async function outsideActor(services: Members, caller: Caller, kind: 'reviewer' | 'member'): Promise<Actor> {
  return { kind, subject: caller.subject, memberOf: organizationsOf(await membershipsOf(services, caller.subject)) };
}

/** Who looks at deposits: the public, or somebody with a part in some of them. */
export interface Viewer {
  /** Null for the public. */
  subject: string | null;
  memberOf: readonly string[];
  /** Organizations in which they have the role depositor. */
  depositsFor: readonly string[];
  isReviewer: boolean;
}

export const thePublic: Viewer = { subject: null, memberOf: [], depositsFor: [], isReviewer: false };

export async function viewerOf(services: Members, caller: Caller | null): Promise<Viewer> {
  if (!caller) return thePublic;
  const memberships = await membershipsOf(services, caller.subject);
  return {
    subject: caller.subject,
    memberOf: organizationsOf(memberships),
    depositsFor: organizationsOf(memberships.filter(({ roles }) => roles.includes('depositor'))),
    isReviewer: caller.roles.includes('reviewer'),
  };
}

function organizationsOf(memberships: readonly Membership[]): string[] {
  return memberships.map(({ organization }) => organization);
}

function notVerified(): ServiceError {
  return new ServiceError('FORBIDDEN', {
    zh: '该组织尚未通过核验，核验后方可呈缴。',
    en: 'The organization has not been verified; only verified ones may deposit.',
  });
}

function notDepositor(): ServiceError {
  return new ServiceError('FORBIDDEN', {
    zh: '这一步须由持有人组织中具有 depositor 角色的成员作出。',
    en: 'This needs the role depositor in the organization that holds the deposit.',
  });
}
