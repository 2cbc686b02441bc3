import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { listUnder } from '../runtime/list-under.ts';
import { readTogether } from '../runtime/read-together.ts';
import { MemberEvent } from './member-event.ts';
import type { MemberKey, MemberTable, MemberWrite } from './member-store.ts';
import { Membership, Organization } from './membership.ts';

const organizationKey = (id: string): MemberKey => ({ id: `organization#${id}`, part: 'organization' });
const memberKey = (organization: string, person: string): MemberKey => ({
  id: `organization#${organization}`,
  part: `member#${person}`,
});
const membershipKey = (person: string, organization: string): MemberKey => ({
  id: `person#${person}`,
  part: `member#${organization}`,
});

/** An organization with its key; its own id is the end of it. */
function organizationItem(organization: Organization): MemberKey & Record<string, unknown> {
  const waiting = organization.asked && { waits: 'verification', waitsSince: organization.asked.at };
  return { ...organization, ...waiting, ...organizationKey(organization.id) };
}

function readOrganization(item: Record<string, unknown>): Organization {
  return Organization.parse({ ...item, id: String(item.id).replace('organization#', '') });
}

/** The next revision of an organization, which must follow the one that is there. */
export function organizationWrite(organization: Organization): MemberWrite {
  const item = organizationItem(organization);
  const { revision } = organization;
  return revision === 1 ? { add: item } : { put: item, when: { field: 'revision', is: revision - 1 } };
}

/** Events keep their order by the revision that they led to. */
export function eventWrite(organization: string, event: MemberEvent): MemberWrite {
  return { add: { ...event, id: `organization#${organization}`, part: eventPart(event.sequence) } };
}

const eventPart = (sequence: number) => `event#${String(sequence).padStart(8, '0')}`;

const creditCodeKey = (code: string): MemberKey => ({ id: `credit-code#${code}`, part: 'credit-code' });

/** A credit code belongs to one organization from the day it was verified. */
export function creditCodeWrite({ creditCode, id }: Organization): MemberWrite {
  return { add: { ...creditCodeKey(creditCode), organization: id } };
}

export async function isCreditCodeTaken(table: MemberTable, { creditCode }: Organization): Promise<boolean> {
  const [taken] = await readTogether(table, [creditCodeKey(creditCode)]);
  return taken !== undefined;
}

/** The two writes that keep a membership where both sides look for it. */
export function membershipWrites(membership: Membership): MemberWrite[] {
  const { organization, person } = membership;
  return [
    { put: { ...memberKey(organization, person), ...membership } },
    { put: { ...membershipKey(person, organization), ...membership } },
  ];
}

export function membershipRemovals({ organization, person }: Membership): MemberWrite[] {
  return [{ remove: memberKey(organization, person) }, { remove: membershipKey(person, organization) }];
}

/** The organization and, when a person is asked about, their membership of it. */
export async function getOrganization(
  table: MemberTable,
  id: string,
  person: string,
): Promise<{ organization?: Organization; membership?: Membership }> {
  const [organization, membership] = await readTogether(table, [organizationKey(id), memberKey(id, person)]);
  return {
    ...(organization && { organization: readOrganization(organization) }),
    ...(membership && { membership: Membership.parse(membership) }),
  };
}

export async function getOrganizations(table: MemberTable, ids: readonly string[]): Promise<Organization[]> {
  const items = await readTogether(table, ids.map(organizationKey));
  return items.flatMap((item) => (item ? [readOrganization(item)] : []));
}

/** Everybody who belongs to an organization. */
export async function listMembers(table: MemberTable, organization: string): Promise<Membership[]> {
  const items = await listUnder(table, `organization#${organization}`, 'member#');
  return items.map((item) => Membership.parse(item));
}

/** Everything that a person belongs to. */
export async function listMemberships(table: MemberTable, person: string): Promise<Membership[]> {
  const items = await listUnder(table, `person#${person}`, 'member#');
  return items.map((item) => Membership.parse(item));
}

/** Events of an organization, newest first, those before a sequence number. */
export async function listEventItems(
  { client, name }: MemberTable,
  organization: string,
  { size, before }: { size: number; before: number },
): Promise<MemberEvent[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: name,
      ConsistentRead: true,
      KeyConditionExpression: 'id = :id AND part BETWEEN :first AND :last',
      ExpressionAttributeValues: {
        ':id': `organization#${organization}`,
        ':first': eventPart(1),
        ':last': eventPart(before - 1),
      },
      ScanIndexForward: false,
      Limit: size,
    }),
  );
  return Items.map((item) => MemberEvent.parse(item));
}

/** Ids of the organizations that wait to be verified, longest wait first, at most 100. */
export async function listWaiting({ client, name }: MemberTable): Promise<string[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: name,
      IndexName: 'by-wait',
      KeyConditionExpression: 'waits = :what',
      ExpressionAttributeValues: { ':what': 'verification' },
      Limit: 100,
    }),
  );
  return Items.map(({ id }) => String(id).replace('organization#', ''));
}
