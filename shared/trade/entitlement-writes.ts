import { createHash } from 'node:crypto';
import type { ItemKey, ItemWrite } from '../ledger/item.ts';
import { type TransactionItem, transactionItems } from '../ledger/item-store.ts';
import { Entitlement, type EntitlementEvent } from './entitlement.ts';
import { licenceTypes } from './licence.ts';
import { agreementPolicy, hashPolicy } from './licence-policy.ts';
import type { Order, OrderLine } from './order.ts';
import { eventPart, type TradeTable } from './trade-table.ts';

type Table = Pick<TradeTable, 'name'>;

export const entitlementPart = 'entitlement';
export const entitlementKey = (id: string): ItemKey => ({ id, part: entitlementPart });

/** The one entitlement that a line of an order can make, however often the order is paid (domain T2). */
export const entitlementId = (order: string, line: number): string =>
  `ent-${createHash('sha256').update(`${order}\n${line}`).digest('hex').slice(0, 24)}`;

export const entitlementIdsOf = ({ id, lines }: Pick<Order, 'id' | 'lines'>): string[] =>
  lines.map((_, line) => entitlementId(id, line));

/** Where the licences of an organization are looked for, in the order of the works that they are in. */
export const licencesOf = (organization: string): string => `licences#${organization}`;
export const licenceRow = (work: string, id = ''): string => `${work}|${id}`;

/** Who acts, and in which request. */
export interface Act {
  by: string;
  at: string;
  requestId: string;
}

/**
 * The writes that give a buyer what an order is for, to be put into the transaction that books the payment; two a
 * line. They fail when they were given before; who caused it stands in the event of the order.
 * @param at instant of the grant, ISO 8601 in UTC
 */
export function grantItems({ name }: Table, order: Order, at: string): TransactionItem[] {
  return order.lines.flatMap((line, place) => {
    const entitlement = granted(order, line, place, at);
    return transactionItems(name, [
      { add: { ...entitlement, ...entitlementKey(entitlement.id) } },
      { add: { id: licencesOf(order.buyer.organization), part: licenceRow(entitlement.work, entitlement.id) } },
    ]);
  });
}

/** The writes that end entitlements, read just before; they fail when one has changed since. */
export function revokeItems(
  { name }: Table,
  entitlements: readonly Entitlement[],
  { reason, ...act }: Act & { reason: string },
): TransactionItem[] {
  return entitlements
    .filter(({ state }) => state === 'active')
    .flatMap((entitlement) => {
      const ended = { ...entitlement, state: 'revoked' as const, revokedAt: act.at, reason };
      return transactionItems(name, entitlementWrites(ended, 'revoke', act, reason));
    });
}

/** The next revision of an entitlement and its event; fails when somebody has changed it since it was read. */
export function entitlementWrites(
  changed: Entitlement,
  move: EntitlementEvent['move'],
  act: Act,
  reason: string | null = null,
): ItemWrite[] {
  const next = Entitlement.parse({ ...changed, revision: changed.revision + 1, updatedAt: act.at });
  return [
    { replace: { ...next, ...entitlementKey(next.id) }, revision: changed.revision },
    { add: eventItem(next, move, act, reason) },
  ];
}

function eventItem(entitlement: Entitlement, move: EntitlementEvent['move'], act: Act, reason: string | null = null) {
  const { id, revision, users } = entitlement;
  const event: EntitlementEvent = {
    ...act,
    entitlement: id,
    revision,
    move,
    users: users.map(({ person }) => person),
    reason,
  };
  return { ...event, id, part: eventPart(revision) };
}

function granted(order: Order, line: OrderLine, place: number, at: string): Entitlement {
  const id = entitlementId(order.id, place);
  const { licence, limits, quantity, deposit, fileSha256, standard, holder } = line;
  const until = limits.months ? monthsAfter(at, limits.months) : undefined;
  const policy = agreementPolicy({
    uid: `urn:guiju:${id}`,
    licence,
    limits,
    quantity,
    deposit,
    fileSha256,
    standard,
    licensor: holder,
    licensee: order.buyer.organization,
    order: order.id,
    from: at,
    until,
  });
  return Entitlement.parse({
    ...line,
    id,
    revision: 1,
    state: 'active',
    order: order.id,
    line: place,
    holder: order.buyer,
    licensor: holder,
    licensorName: line.holderName,
    users: [],
    from: at,
    until,
    includesLaterEditions: licenceTypes[licence].includesLaterEditions,
    territory: limits.territory,
    policy,
    policyHash: hashPolicy(policy),
    downloaded: false,
    updatedAt: at,
  });
}

/** The same day of a later month, or its last day where the month is shorter. */
export function monthsAfter(at: string, months: number): string {
  const date = new Date(at);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.toISOString();
}
