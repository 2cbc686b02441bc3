import * as z from 'zod';
import { transactionItems } from '../ledger/item-store.ts';
import { requireMembership } from '../members/find-memberships.ts';
import { type Membership, Person } from '../members/membership.ts';
import { listMembers } from '../members/organization-store.ts';
import type { Caller } from '../runtime/caller.ts';
import { namesRevision } from '../runtime/entity-tag.ts';
import { ServiceError } from '../runtime/errors.ts';
import { commitTrade } from './commit-trade.ts';
import { type Entitlement, isInForce, type LicensedUser } from './entitlement.ts';
import { getEntitlement } from './entitlement-store.ts';
import { entitlementWrites } from './entitlement-writes.ts';
import type { LicenceCode } from './licence.ts';
import { changedMeanwhile, nothingThere, refusedStep } from './trade-refusals.ts';
import type { TradeServices } from './trade-services.ts';

export const UserList = z
  .strictObject({ users: z.array(Person).max(500) })
  .meta({ id: 'LicensedUsers', example: { users: ['demo-reader'] } });

interface Asked {
  id: string;
  users: readonly string[];
  caller: Caller;
  requestId: string;
  ifMatch?: string;
}

/** Copies of these are made out to a person, so that a seat stays theirs once they have one. */
const personal: readonly LicenceCode[] = ['READ-1', 'READ-N'];

/**
 * Says who the users of a licence are. Of two changes at the same time one is refused, so that seats are never exceeded
 * (domain T8). Throws NOT_FOUND to strangers, CONFLICT for more persons than seats.
 */
export async function assignUsers(
  services: Pick<TradeServices, 'rows' | 'trade' | 'members' | 'now'>,
  asked: Asked,
): Promise<Entitlement> {
  const { id, caller, requestId, ifMatch } = asked;
  const entitlement = await getEntitlement(services, id);
  if (!entitlement) throw nothingThere();
  const { organization } = entitlement.holder;
  await requireMembership(services, caller, organization, 'buyer', 'administrator');
  if (ifMatch && !namesRevision(ifMatch, entitlement.revision)) throw changedMeanwhile();
  const at = services.now().toISOString();
  if (!isInForce(entitlement, at)) throw refusedStep();
  const members = await listMembers(services.members, organization);
  const users = planUsers(entitlement, { wanted: [...new Set(asked.users)], members, at });
  const writes = entitlementWrites({ ...entitlement, users }, 'assign', { by: caller.subject, at, requestId });
  if (!(await commitTrade(services, transactionItems(services.trade.name, writes)))) throw changedMeanwhile();
  return { ...entitlement, users, revision: entitlement.revision + 1, updatedAt: at };
}

interface Wanted {
  wanted: readonly string[];
  members: readonly Pick<Membership, 'person' | 'name'>[];
  at: string;
}

/** The users after a change; those who stay keep their day. Pure. */
export function planUsers(
  { seats, users, licence }: Pick<Entitlement, 'seats' | 'users' | 'licence'>,
  { wanted, members, at }: Wanted,
): LicensedUser[] {
  if (seats === null) throw forAllMembers();
  if (wanted.length > seats) throw tooMany(seats);
  const bound = users.filter(({ downloadedAt }) => downloadedAt !== undefined && personal.includes(licence));
  if (bound.some(({ person }) => !wanted.includes(person))) throw seatUsed();
  return wanted.map((person) => {
    const before = users.find((user) => user.person === person);
    if (before) return before;
    const member = members.find((one) => one.person === person);
    if (!member) throw noMember();
    return { person, name: member.name, since: at };
  });
}

function tooMany(seats: number): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: `此许可只有 ${seats} 个席位。`,
    en: `This licence has ${seats} seats and no more.`,
  });
}

function forAllMembers(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '此许可供组织的全体成员使用，不必指定用户。',
    en: 'This licence is for all members of the organization; users are not named.',
  });
}

function seatUsed(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '已下载副本的用户不能更换：副本是以其名义发出的。',
    en: 'A user who has a copy stays: the copy was made out to them.',
  });
}

function noMember(): ServiceError {
  return new ServiceError(
    'INVALID',
    { zh: '用户须是本组织的成员。', en: 'Users are members of the organization.' },
    { errors: [{ pointer: '/body/users', detail: 'persons who belong to the organization' }] },
  );
}
