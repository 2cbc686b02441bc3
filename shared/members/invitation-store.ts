import { listUnder } from '../runtime/list-under.ts';
import { readTogether } from '../runtime/read-together.ts';
import { Invitation } from './invitation.ts';
import type { MemberKey, MemberTable, MemberWrite } from './member-store.ts';

const invitationKey = (organization: string, invitation: string): MemberKey => ({
  id: `organization#${organization}`,
  part: `invitation#${invitation}`,
});

/** Kept for a while after it ended, so that whoever comes late is told why. */
const keptSeconds = 90 * 86_400;

/** An invitation that is new, or one that ends and must be open until then. */
export function invitationWrite(invitation: Invitation): MemberWrite {
  const expires = Math.floor(Date.parse(invitation.expiresAt) / 1000) + keptSeconds;
  const item = { ...invitation, ...invitationKey(invitation.organization, invitation.invitation), expires };
  return invitation.ended ? { put: item, when: { field: 'ended', is: null } } : { add: item };
}

export async function getInvitation(
  table: MemberTable,
  organization: string,
  invitation: string,
): Promise<Invitation | undefined> {
  const [item] = await readTogether(table, [invitationKey(organization, invitation)]);
  return item && Invitation.parse(item);
}

export async function listStoredInvitations(table: MemberTable, organization: string): Promise<Invitation[]> {
  const items = await listUnder(table, `organization#${organization}`, 'invitation#');
  return items.map((item) => Invitation.parse(item));
}
