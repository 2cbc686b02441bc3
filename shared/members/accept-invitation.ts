import { ServiceError } from '../runtime/errors.ts';
import { type Invitation, type InvitationToken, parseToken } from './invitation.ts';
import { getInvitation, invitationWrite } from './invitation-store.ts';
import { noInvitation } from './invite-member.ts';
import type { MemberServices } from './member-services.ts';
import type { Membership, Organization } from './membership.ts';
import { membershipWrites } from './organization-store.ts';
import { type Asked, saveOrganization } from './save-organization.ts';
import { isSecret } from './secret.ts';

/**
 * The caller joins by the token of an invitation, which works once. NOT_FOUND for a token that never was one, GONE for one
 * that was used, taken back or has expired, FORBIDDEN to another person than the one invited, CONFLICT to a member.
 */
export async function acceptInvitation(
  services: MemberServices,
  { token, ...asked }: Asked & { token: string },
): Promise<Organization> {
  const parts = parseToken(token);
  if (!parts) throw noInvitation();
  const { caller } = asked;
  return saveOrganization(services, { id: parts.organization, ...asked }, async ({ membership }, at) => {
    const invitation = await provedInvitation(services, parts);
    refuseEnded(invitation, at);
    if (invitation.address && invitation.address !== caller.email?.toLowerCase()) throw meantForAnother();
    if (membership) throw isMember();
    const { organization, roles } = invitation;
    const joined: Membership = { organization, person: caller.subject, name: caller.name ?? null, roles, since: at };
    const used = { ...invitation, ended: { by: caller.subject, at, accepted: true } };
    return {
      action: 'member.joined',
      target: caller.subject,
      after: joined,
      writes: [invitationWrite(used), ...membershipWrites(joined)],
    };
  }).catch((error) => {
    // Who guesses tokens must not learn which organizations there are.
    throw error instanceof ServiceError && error.code === 'NOT_FOUND' ? noInvitation() : error;
  });
}

async function provedInvitation({ members }: MemberServices, token: InvitationToken): Promise<Invitation> {
  const invitation = await getInvitation(members, token.organization, token.invitation);
  if (!invitation || !isSecret(token.secret, invitation.hash)) throw noInvitation();
  return invitation;
}

function refuseEnded({ ended, expiresAt }: Invitation, at: string): void {
  if (!ended && expiresAt > at) return;
  throw new ServiceError('GONE', {
    zh: '此邀请已被使用、撤回或过期，请向组织管理员重新索取。',
    en: 'This invitation was used, taken back or has expired; ask an administrator for a new one.',
  });
}

function meantForAnother(): ServiceError {
  return new ServiceError('FORBIDDEN', {
    zh: '此邀请发给另一个邮箱地址；请用该地址的账户登录后接受。',
    en: 'This invitation is meant for another e-mail address; sign in with the account of that address.',
  });
}

function isMember(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '您已是该组织的成员。',
    en: 'You belong to this organization already.',
  });
}
