import type { TransactionItem } from '../ledger/item-store.ts';
import { ServiceError } from '../runtime/errors.ts';
import type { TradeRows } from './royalty-services.ts';

/**
 * Writes everything or nothing. False when a condition did not hold, which of a single item may be because it was written
 * and the answer was lost: what is read next tells; an error leaves open whether it was written.
 */
export async function commitTrade({ rows }: TradeRows, items: readonly TransactionItem[]): Promise<boolean> {
  try {
    await rows.commit([], items);
    return true;
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'PRECONDITION_FAILED') return false;
    throw error;
  }
}
