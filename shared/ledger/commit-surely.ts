import { ServiceError } from '../runtime/errors.ts';
import type { ItemWrite, LedgerItems } from './item.ts';
import type { TransactionItem } from './item-store.ts';

const mostTries = 3;

/**
 * Commits again when an error leaves open whether it was written. The writes must be such that a second commit of
 * them is refused; whoever calls looks then whether the first one was.
 */
export async function commitSurely(
  items: LedgerItems,
  writes: readonly ItemWrite[],
  companions: readonly TransactionItem[] = [],
): Promise<number[]> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await items.commit(writes, companions);
    } catch (error) {
      if (error instanceof ServiceError || tries === mostTries) throw error;
    }
  }
}
