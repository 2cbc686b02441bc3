import * as z from 'zod';
import { requireMembership } from '../members/find-memberships.ts';
import { OrganizationId } from '../members/membership.ts';
import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import { type Order, OrderState } from './order.ts';
import { type OrderSides, sidesOf } from './order-actors.ts';
import { getOrder, listPlaced, ordersOf, salesOf } from './order-store.ts';
import { type OrderSummary, type OrderView, orderSummary, orderView } from './order-view.ts';
import { nothingThere } from './trade-refusals.ts';
import type { TradeServices } from './trade-services.ts';

export const OrderQuery = z.strictObject({
  organization: OrganizationId.describe('An organization of the caller.'),
  side: z.enum(['buyer', 'seller']).default('buyer').describe('What it buys, or what it sells.'),
  state: OrderState.optional(),
  size: z.coerce.number().int().min(1).max(50).default(20),
  cursor: z.string().max(200).optional().describe('The `next` of the page before.'),
});
export type OrderQuery = z.infer<typeof OrderQuery>;

type Services = Pick<TradeServices, 'rows' | 'members'>;

export interface OrderList {
  items: OrderSummary[];
  total: number;
  totalIsExact: boolean;
  next: string | null;
}

/** Orders of an organization, latest first: those it placed, or those in which it sells. */
export async function listOrders(
  services: Services,
  { query, caller }: { query: OrderQuery; caller: Caller },
): Promise<OrderList> {
  const { organization, side, state, size } = query;
  const own = side === 'buyer' ? 'buyer' : 'seller';
  await requireMembership(services, caller, organization, own, 'administrator', 'auditor');
  const shelf = side === 'buyer' ? ordersOf(organization) : salesOf(organization);
  const found: { order: Order; place: string }[] = [];
  let before = query.cursor === undefined ? undefined : readCursor(query.cursor);
  for (;;) {
    const some = await listPlaced(services, shelf, { before, limit: 51 });
    found.push(...some.filter(({ order }) => state === undefined || order.state === state));
    before = some.at(-1)?.place;
    if (before === undefined || found.length > size) break;
  }
  const page = found.slice(0, size);
  const isMore = found.length > page.length;
  const last = page.at(-1);
  const sides = sidesFor(side, organization);
  return {
    items: page.map(({ order }) => orderSummary(order, sides)),
    total: page.length + (isMore ? 1 : 0),
    totalIsExact: !isMore && query.cursor === undefined,
    next: isMore && last ? Buffer.from(last.place).toString('base64url') : null,
  };
}

function sidesFor(side: OrderQuery['side'], organization: string): OrderSides {
  const isBuyer = side === 'buyer';
  return { buyerRoles: [], isBuyer, sellers: isBuyer ? [] : [organization], isReviewer: false, memberOf: [] };
}

/** An order and its history as the caller's side sees them. Throws NOT_FOUND to whoever has no part in it. */
export async function findOrder(
  services: Services,
  { id, caller }: { id: string; caller: Caller },
): Promise<OrderView> {
  const order = await getOrder(services, id);
  if (!order) throw nothingThere();
  return orderView(order, await sidesOf(services, caller, order));
}

function readCursor(cursor: string): string {
  const place = Buffer.from(cursor, 'base64url').toString('utf8');
  if (/^[\d:.TZ-]+#ord-[0-9a-f]{24}$/.test(place)) return place;
  throw new ServiceError(
    'INVALID',
    { zh: 'cursor 无效：请从第一页重新开始。', en: 'The cursor is broken: start again from the first page.' },
    { errors: [{ pointer: '/query/cursor', detail: 'a cursor of this list' }] },
  );
}
