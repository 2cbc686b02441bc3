import { type TransactionItem, transactionItems } from '../ledger/item-store.ts';
import { OrderId } from './order.ts';
import type { TradeRows } from './royalty-services.ts';
import { openStep, Splitting } from './splitting.ts';
import type { TradeTable } from './trade-table.ts';

const splittingKey = (order: string) => ({ id: order, part: 'splitting' });
const stepKey = (number: string) => ({ id: `step#${number}`, part: 'step' });

/** Shelf of the index on which lie orders with an instruction of which nobody knows how it ends, by the last change. */
export const openSplitShelf = 'split#open';

export async function getSplitting({ rows }: TradeRows, order: string): Promise<Splitting | undefined> {
  const [item] = await rows.get([splittingKey(order)]);
  return item && Splitting.parse(item);
}

/** The order whose money an instruction is about, by the number that the provider knows. */
export async function orderOfStep({ rows }: TradeRows, number: string): Promise<string | undefined> {
  const [item] = await rows.get([stepKey(number)]);
  return item && OrderId.parse(item.order);
}

/** The next revision, or the first; the write fails when somebody has changed it since it was read. */
export function splittingItems(
  { name }: Pick<TradeTable, 'name'>,
  before: Splitting | undefined,
  next: Omit<Splitting, 'revision'>,
): TransactionItem[] {
  const { order, updatedAt } = next;
  const waits = openStep(next) && { shelf: openSplitShelf, place: `${updatedAt}#${order}` };
  const item = { ...next, revision: (before?.revision ?? 0) + 1, ...waits, ...splittingKey(order) };
  const begun = next.steps.slice(before?.steps.length ?? 0);
  return transactionItems(name, [
    before ? { replace: item, revision: before.revision } : { add: item },
    ...begun.map(({ number }) => ({ add: { ...stepKey(number), order } })),
  ]);
}
