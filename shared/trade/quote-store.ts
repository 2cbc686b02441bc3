import type { ItemKey } from '../ledger/item.ts';
import { type TransactionItem, transactionItems } from '../ledger/item-store.ts';
import { Quote, QuoteUse, type StandingQuote } from './quote.ts';
import type { TradeRows } from './royalty-services.ts';
import type { TradeServices } from './trade-services.ts';
import type { TradeTable } from './trade-table.ts';

const quoteKey = (id: string): ItemKey => ({ id, part: 'quote' });
const keyOfUse = (id: string): ItemKey => ({ id, part: 'use' });

export async function getQuote({ rows }: TradeRows, id: string): Promise<StandingQuote | undefined> {
  const [item, use] = await rows.get([quoteKey(id), keyOfUse(id)]);
  return item && { ...Quote.parse(item), ...(use && { order: QuoteUse.parse(use).order }) };
}

/** Keeps a quote under its new id, which nobody else has. */
export async function putQuote({ rows, trade }: Pick<TradeServices, 'rows' | 'trade'>, quote: Quote): Promise<void> {
  await rows.commit([], [{ Put: { TableName: trade.name, Item: { ...quote, ...quoteKey(quote.id) } } }]);
}

/** Lets one order use a quote; fails when another one has. */
export function quoteUseItems(
  { name }: Pick<TradeTable, 'name'>,
  { id, expires }: Quote,
  order: string,
): TransactionItem[] {
  const use: QuoteUse = { id, order, expires };
  return transactionItems(name, [{ add: { ...use, ...keyOfUse(id) } }]);
}
