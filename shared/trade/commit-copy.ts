import { type TransactionItem, transactionItems } from '../ledger/item-store.ts';
import type { Caller } from '../runtime/caller.ts';
import { commitTrade } from './commit-trade.ts';
import type { Copy } from './copy.ts';
import { copyWrites } from './copy-store.ts';
import { deliveryItems } from './delivery-writes.ts';
import type { Entitlement } from './entitlement.ts';
import { entitlementKey } from './entitlement-writes.ts';
import { getOrder } from './order-store.ts';
import { changedMeanwhile } from './trade-refusals.ts';
import type { TradeServices } from './trade-services.ts';
import { usableEntitlement } from './usable-entitlement.ts';

const mostTries = 8;

/**
 * Records a copy under the condition that licence and order are as they were just read. When others have a copy at the same
 * moment it is tried again on what they left, asking anew whether the caller may have one.
 */
export async function commitCopy(services: TradeServices, copy: Copy, caller: Caller): Promise<void> {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const entitlement = await usableEntitlement(services, { id: copy.entitlement, caller });
    const order = await getOrder(services, copy.order);
    if (!order) throw new Error(`${copy.entitlement} is of ${copy.order}, which is not there`);
    const act = { by: caller.subject, at: services.now().toISOString(), requestId: copy.requestId };
    const noted = deliveryItems(services.trade, { entitlement, order, person: caller.subject }, act);
    const recorded = transactionItems(services.trade.name, copyWrites(copy));
    const items = [...recorded, ...noted, ...stillThere(services, entitlement, noted)];
    if (await commitTrade(services, items)) return;
  }
  throw changedMeanwhile();
}

/** Where the copy changes nothing of the licence, that it is as it was is a condition all the same. */
function stillThere(
  { trade }: TradeServices,
  { id, revision }: Entitlement,
  noted: readonly TransactionItem[],
): TransactionItem[] {
  const isWritten = noted.some(({ Put }) => Put?.Item?.id === id);
  if (isWritten) return [];
  const condition = { ConditionExpression: 'revision = :read', ExpressionAttributeValues: { ':read': revision } };
  return [{ ConditionCheck: { TableName: trade.name, Key: entitlementKey(id), ...condition } }];
}
