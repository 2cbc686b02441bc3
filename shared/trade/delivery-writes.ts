import { type TransactionItem, transactionItems } from '../ledger/item-store.ts';
import type { Entitlement } from './entitlement.ts';
import { type Act, entitlementWrites } from './entitlement-writes.ts';
import type { Order } from './order.ts';
import { theTradeService } from './order-moves.ts';
import { orderMoveItems } from './order-writes.ts';
import type { TradeTable } from './trade-table.ts';

/**
 * The writes that note a first copy for a person, to be put into the transaction that hands it out: on the licence, and on
 * the order the first time, since what has been downloaded is no longer given back by itself. They fail when licence or
 * order have changed since they were read; none where the copy changes nothing.
 */
export function deliveryItems(
  table: Pick<TradeTable, 'name'>,
  { entitlement, order, person }: { entitlement: Entitlement; order: Order; person: string },
  act: Act,
): TransactionItem[] {
  const users = entitlement.users.map((user) =>
    user.person === person && !user.downloadedAt ? { ...user, downloadedAt: act.at } : user,
  );
  const isFirst = !entitlement.downloaded || users.some((user, place) => user !== entitlement.users[place]);
  const noted = isFirst ? entitlementWrites({ ...entitlement, users, downloaded: true }, 'deliver', act) : [];
  const { at, requestId } = act;
  const move = { move: 'deliver', actor: theTradeService, at, requestId, changes: { downloaded: true } } as const;
  const moved = order.downloaded ? [] : orderMoveItems(table, order, move).items;
  return [...transactionItems(table.name, noted), ...moved];
}
