import type { TransactionItem } from './item-store.ts';

/**
 * The few things the ledger asks of a table: newest reads, ordered lists, and writes that happen all together or not at
 * all, each under its own condition. `item-store.ts` does them with DynamoDB.
 */
export interface LedgerItems {
  /**
   * Writes everything or nothing, together with changes of other tables. Answers the places of the writes whose
   * condition did not hold; none when written. An error leaves open whether it was written, but for
   * ServiceError PRECONDITION_FAILED: only the condition of a companion did not hold, and nothing was written.
   */
  commit(writes: readonly ItemWrite[], companions?: readonly TransactionItem[]): Promise<number[]>;
  /** Items in the order of their keys, as every ended write left them. */
  get(keys: readonly ItemKey[]): Promise<(Item | undefined)[]>;
  /** Items of one id in the order of their parts, as every ended write left them; not one moment for all of them. */
  list(id: string, range?: ItemRange): Promise<Item[]>;
}

export interface ItemKey {
  id: string;
  part: string;
}

export type Item = ItemKey & Record<string, unknown>;

export interface ItemRange {
  /** First part, itself included. */
  from?: string;
  /** Last part, itself included. */
  to?: string;
  limit?: number;
  newestFirst?: boolean;
}

export type ItemWrite =
  /** Must not be there. */
  | { add: Item }
  /** Must be there with this `revision`, which the new item continues. */
  | { replace: Item; revision: number }
  /** Must be there. */
  | { remove: ItemKey }
  /** Changes fields, and makes the item if need be; `atLeast` are fields that must hold at least so much before. */
  | {
      change: ItemKey;
      set?: Record<string, unknown>;
      increase?: Record<string, number>;
      atLeast?: Record<string, number>;
    };

/** Number of writes that one transaction takes. */
export const mostWrites = 100;
