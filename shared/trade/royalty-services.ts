import type { LedgerItems } from '#shared/ledger/item.ts';
import type { LedgerServices } from '#shared/ledger/ledger-services.ts';

/** The table of trade seen as rows: newest reads, ordered lists, and writes all together or not at all. */
export interface TradeRows {
  rows: LedgerItems;
}

/** What statements and what follows from them need: the rows of trade, and the ledger that they are folded from. */
export interface RoyaltyServices extends TradeRows, LedgerServices {}
