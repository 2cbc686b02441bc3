import type { LedgerItems } from './item.ts';

/** What the use cases of the ledger need: its items, and a clock so that tests can choose the moment. */
export interface LedgerServices {
  items: LedgerItems;
  now: () => Date;
}
