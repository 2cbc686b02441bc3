import { membershipsOf } from '../members/find-memberships.ts';
import type { MemberServices } from '../members/member-services.ts';
import type { OrganizationRole } from '../members/membership.ts';
import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import type { Order } from './order.ts';
import type { OrderActor } from './order-moves.ts';
import { nothingThere } from './trade-refusals.ts';

type Members = Pick<MemberServices, 'members'>;

/** Which side of an order somebody is on: both, one, or as a reviewer neither. */
export interface OrderSides {
  /** Roles in the organization that buys; empty for others. */
  buyerRoles: readonly OrganizationRole[];
  isBuyer: boolean;
  /** Organizations of theirs that sell in it. */
  sellers: readonly string[];
  isReviewer: boolean;
  memberOf: readonly string[];
}

const sellerRoles: readonly OrganizationRole[] = ['seller', 'administrator', 'auditor'];
const buyerRoles: readonly OrganizationRole[] = ['buyer', 'administrator', 'auditor'];

/** The part that the caller has in an order. Throws NOT_FOUND to whoever has none (trust T21). */
export async function sidesOf(services: Members, caller: Caller, order: Order): Promise<OrderSides> {
  const memberships = await membershipsOf(services, caller.subject);
  const buying = memberships.find(({ organization }) => organization === order.buyer.organization);
  const sellers = memberships
    .filter(({ roles }) => roles.some((role) => sellerRoles.includes(role)))
    .map(({ organization }) => organization)
    .filter((organization) => order.lines.some(({ holder }) => holder === organization));
  const isReviewer = caller.roles.includes('reviewer');
  const isBuyer = buying?.roles.some((role) => buyerRoles.includes(role)) ?? false;
  if (!isBuyer && sellers.length === 0 && !isReviewer) throw nothingThere();
  const memberOf = memberships.map(({ organization }) => organization);
  return { buyerRoles: buying?.roles ?? [], isBuyer, sellers, isReviewer, memberOf };
}

/** The caller as the buyer of an order. Throws NOT_FOUND to strangers, FORBIDDEN to members without the role. */
export async function buyerActor(services: Members, caller: Caller, order: Order): Promise<OrderActor> {
  const sides = await sidesOf(services, caller, order);
  if (sides.buyerRoles.includes('buyer')) return { kind: 'buyer', subject: caller.subject };
  throw new ServiceError('FORBIDDEN', {
    zh: '此操作须由购买方组织中具有 buyer 角色的成员作出。',
    en: 'This needs the role buyer in the organization that buys.',
  });
}

/** The caller as a reviewer, with the organizations that make them partial. Throws NOT_FOUND to whoever is none. */
export async function reviewerActor(services: Members, caller: Caller, order: Order): Promise<OrderActor> {
  const { isReviewer, memberOf } = await sidesOf(services, caller, order);
  if (!isReviewer) throw nothingThere();
  return { kind: 'reviewer', subject: caller.subject, memberOf: [...memberOf] };
}
