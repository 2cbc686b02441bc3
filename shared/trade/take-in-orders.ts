import * as z from 'zod';
import type { ItemKey } from '../ledger/item.ts';
import { type JournalBatch, readBatches, readHead } from '../ledger/journal-rows.ts';
import { isUnsettled, refundWindowDays } from './order-deadlines.ts';
import { getOrders } from './order-store.ts';
import type { PaymentServices } from './payment-services.ts';
import { beginSplit } from './split-order.ts';
import { readTransferName } from './transfer-names.ts';

/** How far captures were looked at, and when the next of them is due. */
const Cursor = z.object({ revision: z.int(), batches: z.int(), dueAt: z.iso.datetime() });
const cursorKey: ItemKey = { id: 'settling', part: 'cursor' };

const mostBatches = 100;
const windowLength = refundWindowDays * 86_400_000;

/**
 * Looks once at every capture in the journal when its refund window is over, and begins to have the money divided where
 * that has not been begun: orders lie on a shelf for it, but those paid before there was one, or whose place on it was
 * lost, do not. An order that is argued about then is put on the shelf by the move that ends this.
 */
export async function takeInOrders(services: PaymentServices, requestId: string): Promise<void> {
  const now = services.now();
  const [kept] = await services.rows.get([cursorKey]);
  const cursor = Cursor.parse(kept ?? { revision: 0, batches: 0, dueAt: new Date(0).toISOString() });
  if (cursor.dueAt > now.toISOString()) return;
  const head = await readHead(services.items);
  let { batches } = cursor;
  // What the journal takes in from now on is due later than this.
  let due = now.getTime() + windowLength;
  for await (const batch of readBatches(services.items, head, cursor.batches)) {
    const end = Date.parse(batch.at) + windowLength;
    const isEnough = batches - cursor.batches === mostBatches;
    if (end > now.getTime() || isEnough) {
      due = end;
      break;
    }
    await takeIn(services, batch, now, requestId);
    batches += 1;
  }
  const next = { ...cursorKey, revision: cursor.revision + 1, batches, dueAt: new Date(due).toISOString() };
  // Refused where somebody else has looked at the same time, with the same result.
  await services.rows.commit([kept ? { replace: next, revision: cursor.revision } : { add: next }]);
}

async function takeIn(services: PaymentServices, { entries }: JournalBatch, now: Date, requestId: string) {
  const sales = entries.map(({ transferId }) => readTransferName(transferId)).filter(({ kind }) => kind === 'sale');
  const orders = await getOrders(services, [...new Set(sales.map(({ subject }) => subject))]);
  for (const { id } of orders.filter((order) => isUnsettled(order, now))) await beginSplit(services, id, requestId);
}
