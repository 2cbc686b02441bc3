import fc from 'fast-check';
import { chainJournal } from '#shared/ledger/chain-journal.ts';
import { readTransfer } from '#shared/ledger/ledger-rows.ts';
import { postTransfer } from '#shared/ledger/post-transfer.ts';
import { reverseTransfer } from '#shared/ledger/reverse-transfer.ts';
import { foldStatements } from '#shared/trade/fold-statements.ts';
import { orderKey } from '#shared/trade/order-writes.ts';
import type { RoyaltyServices } from '#shared/trade/royalty-services.ts';
import { captureLegs } from '#shared/trade/royalty-split.ts';
import { newTableWrite, type RoyaltyTable, splitLines } from '#shared/trade/royalty-table.ts';
import { owedBy, partsToGive, stepLegs } from '#shared/trade/splitting.ts';
import { captureTransfer, refundTransfer, splitTransfer } from '#shared/trade/transfer-names.ts';
import { type Books, books } from '#test/shared/ledger/books.ts';
import { type MemoryItems, memoryItems } from '#test/shared/ledger/memory-items.ts';
import { type MadeLine, made, orderId, paidOrder } from './made-orders.ts';

export interface TestSales extends RoyaltyServices {
  items: MemoryItems;
  rows: MemoryItems;
  pass: Books['pass'];
}

/** A ledger and the rows of trade in memory. */
export function testSales(begin?: string): TestSales {
  return { ...books(begin), rows: memoryItems() };
}

/** Says who earns by a listing from an instant on. */
export async function addTable(services: TestSales, table: RoyaltyTable): Promise<void> {
  const write = await newTableWrite(services, table);
  if (!write || (await services.rows.commit([write])).length > 0) throw new Error('The table was refused.');
}

/** A paid order and its capture in the ledger. */
export async function sell(services: RoyaltyServices, n: number, lines: readonly MadeLine[]): Promise<string> {
  const id = orderId(n);
  const paidAt = services.now().toISOString();
  const order = paidOrder(id, lines, paidAt);
  await services.rows.commit([{ add: { ...order, ...orderKey(id) } }]);
  const planned = await splitLines(services, order.lines, paidAt);
  const name = captureTransfer(id);
  const legs = captureLegs('sandbox', planned, 'CNY');
  const { status } = await postTransfer(services, { key: name, id: name, legs });
  if (status !== 'APPLIED') throw new Error(`The capture of ${id} was ${status}.`);
  return id;
}

/** Books that the provider has divided the money of an order among all who have a claim to it. */
export async function divide(services: RoyaltyServices, order: string): Promise<void> {
  const capture = await readTransfer(services.items, captureTransfer(order));
  if (!capture) throw new Error(`${order} was not paid`);
  const parts = partsToGive(owedBy(capture), []);
  const legs = stepLegs({ kind: 'split', parts, done: parts.map((_, place) => place) }, 'sandbox', 'CNY');
  const name = splitTransfer(order, 'spl-1');
  await postTransfer(services, { key: name, id: name, legs });
}

/** Takes back all that is left of an order, or an amount of it; answers whether it was done. */
export async function refund(services: RoyaltyServices, order: string, name: string, amount?: number) {
  await chainJournal(services);
  const id = refundTransfer(order, name);
  const { status } = await reverseTransfer(services, { key: id, id, transfer: captureTransfer(order), amount });
  return status === 'APPLIED';
}

/** Everything committed is in the journal and in the statements. */
export async function settle(services: RoyaltyServices): Promise<void> {
  await chainJournal(services);
  await foldStatements(services);
}

/** Lines of an order: several standards and licences of a few holders. */
export const someLines: fc.Arbitrary<MadeLine[]> = fc.array(
  fc
    .record({
      holder: fc.constantFrom('org-aaaa', 'org-bbbb', 'org-cccc'),
      listing: fc.constantFrom(made.listing, 'lst-000000000000000000000002'),
      number: fc.constantFrom('T/GJ 1-2026', 'T/GJ 2-2026', 'T/GJ 3-2026'),
      licence: fc.constantFrom('READ-1' as const, 'SITE' as const),
      total: fc.integer({ min: 1, max: 5_000 }),
    })
    .map((line) => ({ ...line, tax: Math.floor((line.total * 6) / 106) })),
  { minLength: 1, maxLength: 4 },
);
