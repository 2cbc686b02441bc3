import type { ItemKey } from '../ledger/item.ts';
import { type TransactionItem, transactionItems } from '../ledger/item-store.ts';
import { Quote } from './quote.ts';
import type { TradeRows } from './royalty-services.ts';
import type { TradeServices } from './trade-services.ts';
import type { TradeTable } from './trade-table.ts';

const quoteKey = (id: string): ItemKey => ({ id, part: 'quote' });

export async function getQuote({ rows }: TradeRows, id: string): Promise<Quote | undefined> {
  const [item] = await rows.get([quoteKey(id)]);
  return item && Quote.parse(item);
}

/** Keeps a quote under its new id, which nobody else has. */
export async function putQuote({ rows, trade }: Pick<TradeServices, 'rows' | 'trade'>, quote: Quote): Promise<void> {
  await rows.commit([], [{ Put: { TableName: trade.name, Item: { ...quote, ...quoteKey(quote.id) } } }]);
}

/** Lets one order use a quote; fails when another one has. */
export function usedQuoteItems({ name }: Pick<TradeTable, 'name'>, quote: Quote, order: string): TransactionItem[] {
  const used = { ...quote, order, revision: quote.revision + 1 };
  return transactionItems(name, [{ replace: { ...used, ...quoteKey(quote.id) }, revision: quote.revision }]);
}
