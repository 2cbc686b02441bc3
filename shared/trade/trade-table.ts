import type { Table } from '../runtime/table-client.ts';

/**
 * The table of trade. Under the id of a listing or licence stand it and its events, under that of an order, payment or refund
 * one row with its events in it; under `listings#…`, `sales#…`, `orders#…`, `licences#…` what belongs to an organization.
 * Items on a shelf are found in their order by the index.
 */
export const tradeTable = {
  partitionKey: 'id',
  sortKey: 'part',
  expiry: 'expires',
  indices: [{ name: 'by-state', partitionKey: 'shelf', sortKey: 'place' }],
} as const;

export type TradeTable = Table;

export const eventPart = (revision: number) => `event#${String(revision).padStart(6, '0')}`;
