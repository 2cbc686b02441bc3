import type * as z from 'zod';
import { ServiceError } from '../runtime/errors.ts';
import { admitMember, requireMembership } from './find-memberships.ts';
import { type Invitation, type NewInvitation, printToken } from './invitation.ts';
import { getInvitation, invitationWrite, listStoredInvitations } from './invitation-store.ts';
import type { MemberServices } from './member-services.ts';
import { type Asked, saveOrganization } from './save-organization.ts';
import { hashOf, newId, newSecret } from './secret.ts';

/** An administrator invites somebody; the token is in this answer and nowhere else. */
export async function inviteMember(
  services: MemberServices,
  { id, said, ...asked }: Asked & { id: string; said: z.infer<typeof NewInvitation> },
): Promise<{ invitation: Invitation; token: string }> {
  const secret = newSecret();
  const now = services.now();
  const invitation: Invitation = {
    invitation: newId(),
    organization: id,
    hash: hashOf(secret),
    roles: said.roles,
    address: said.address,
    by: asked.caller.subject,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + said.days * 86_400_000).toISOString(),
    ended: null,
  };
  await saveOrganization(services, { id, ...asked }, (standing) => {
    admitMember(standing, ['administrator']);
    const writes = [invitationWrite(invitation)];
    return { action: 'invitation.made', target: invitation.invitation, after: invitation, writes };
  });
  return { invitation, token: printToken({ ...invitation, secret }) };
}

/** Takes an open invitation back. */
export async function revokeInvitation(
  services: MemberServices,
  { id, invitation: wanted, ...asked }: Asked & { id: string; invitation: string },
): Promise<void> {
  await saveOrganization(services, { id, ...asked }, async (standing, at) => {
    admitMember(standing, ['administrator']);
    const before = await getInvitation(services.members, id, wanted);
    if (!before || before.ended) throw noInvitation();
    const after = { ...before, ended: { by: asked.caller.subject, at, accepted: false } };
    return { action: 'invitation.revoked', target: wanted, before, after, writes: [invitationWrite(after)] };
  });
}

/** Invitations that can still be accepted, for administrators. */
export async function listInvitations(
  services: MemberServices,
  { id, caller }: Pick<Asked, 'caller'> & { id: string },
): Promise<Invitation[]> {
  await requireMembership(services, caller, id, 'administrator');
  const now = services.now().toISOString();
  const stored = await listStoredInvitations(services.members, id);
  return stored.filter(({ ended, expiresAt }) => !ended && expiresAt > now);
}

export function noInvitation(): ServiceError {
  return new ServiceError('NOT_FOUND', { zh: '没有这个邀请。', en: 'There is no such invitation.' });
}
