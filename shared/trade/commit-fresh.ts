import type { TransactionItem } from '../ledger/item-store.ts';
import { ServiceError } from '../runtime/errors.ts';
import { commitTrade } from './commit-trade.ts';
import type { TradeRows } from './royalty-services.ts';

export interface Decided<T> {
  /** Nothing is written when there are none. */
  items: readonly TransactionItem[];
  result: T;
}

const mostTries = 50;

/**
 * Reads, decides and writes everything or nothing, anew until what was read still stands when it is written.
 * @throws ServiceError UNAVAILABLE when others are quicker again and again
 */
export async function commitFresh<T>(services: TradeRows, decide: () => Promise<Decided<T>>): Promise<T> {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const { items, result } = await decide();
    if (items.length === 0 || (await commitTrade(services, items))) return result;
  }
  throw new ServiceError('UNAVAILABLE', { zh: '正忙，请稍后再试。', en: 'Busy at the moment; try again shortly.' });
}
