import { type TransactionItem, transactionItems } from '../ledger/item-store.ts';
import { Payment } from './payment.ts';
import { Refund } from './refund.ts';
import type { TradeRows } from './royalty-services.ts';
import { eventPart, type TradeTable } from './trade-table.ts';

type Table = Pick<TradeTable, 'name'>;

const paymentKey = (id: string) => ({ id, part: 'payment' });
const refundKey = (id: string) => ({ id, part: 'refund' });
const paymentsOf = (order: string) => `payments#${order}`;
const refundsOf = (order: string) => `refunds#${order}`;

/** Shelves of the index on which lies what a provider has to be asked about, by the instant of the last change. */
export const undecidedShelf = 'payment#undecided';
export const approvedShelf = 'refund#approved';
/** Refunds that a reviewer decides. */
export const askedShelf = 'refund#asked';

/** Who did it, and in which request. */
export interface Cause {
  by: string;
  requestId: string;
}

export async function getPayment({ rows }: TradeRows, id: string): Promise<Payment | undefined> {
  const [item] = await rows.get([paymentKey(id)]);
  return item && Payment.parse(item);
}

/** Every attempt to pay an order. */
export async function listPayments({ rows }: TradeRows, order: string): Promise<Payment[]> {
  const found = await rows.list(paymentsOf(order));
  const items = await rows.get(found.map(({ part }) => paymentKey(part)));
  return items.flatMap((item) => (item ? [Payment.parse(item)] : []));
}

export async function getRefund({ rows }: TradeRows, id: string): Promise<Refund | undefined> {
  const [item] = await rows.get([refundKey(id)]);
  return item && Refund.parse(item);
}

export async function listRefunds({ rows }: TradeRows, order: string): Promise<Refund[]> {
  const found = await rows.list(refundsOf(order));
  const items = await rows.get(found.map(({ part }) => refundKey(part)));
  return items.flatMap((item) => (item ? [Refund.parse(item)] : []));
}

/** The writes that begin a payment; they fail when it was begun before. */
export function newPaymentItems(table: Table, payment: Payment, cause: Cause): TransactionItem[] {
  return transactionItems(table.name, [
    { add: paymentItem(payment) },
    { add: eventItem(payment, cause) },
    { add: { id: paymentsOf(payment.order), part: payment.id } },
  ]);
}

/** The next revision of a payment and its event; they fail when somebody has changed it since it was read. */
export function paymentItems(table: Table, payment: Payment, changes: Partial<Payment>, cause: Cause) {
  const next = Payment.parse({ ...payment, ...changes, revision: payment.revision + 1 });
  const items = transactionItems(table.name, [
    { replace: paymentItem(next), revision: payment.revision },
    { add: eventItem(next, cause) },
  ]);
  return { next, items };
}

/** The writes that begin a refund; they fail when it was begun before. */
export function newRefundItems(table: Table, refund: Refund, cause: Cause): TransactionItem[] {
  return transactionItems(table.name, [
    { add: refundItem(refund) },
    { add: eventItem(refund, cause) },
    { add: { id: refundsOf(refund.order), part: refund.id } },
  ]);
}

/** The next revision of a refund and its event; they fail when somebody has changed it since it was read. */
export function refundItems(table: Table, refund: Refund, changes: Partial<Refund>, cause: Cause) {
  const next = Refund.parse({ ...refund, ...changes, revision: refund.revision + 1 });
  const items = transactionItems(table.name, [
    { replace: refundItem(next), revision: refund.revision },
    { add: eventItem(next, cause) },
  ]);
  return { next, items };
}

function paymentItem(payment: Payment) {
  const waits = (payment.state === 'begun' || payment.state === 'open') && shelved(undecidedShelf, payment);
  return { ...payment, ...waits, ...paymentKey(payment.id) };
}

function refundItem(refund: Refund) {
  const shelf = { asked: askedShelf, approved: approvedShelf, done: undefined, refused: undefined }[refund.state];
  return { ...refund, ...(shelf && shelved(shelf, refund)), ...refundKey(refund.id) };
}

const shelved = (shelf: string, { id, updatedAt }: Pick<Refund, 'id' | 'updatedAt'>) => ({
  shelf,
  place: `${updatedAt}#${id}`,
});

function eventItem(subject: Payment | Refund, { by, requestId }: Cause) {
  const { id, revision, state, reference, updatedAt: at } = subject;
  return { id, part: eventPart(revision), revision, state, reference, at, by, requestId };
}
