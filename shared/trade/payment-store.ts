import { type TransactionItem, transactionItems } from '../ledger/item-store.ts';
import type { Order } from './order.ts';
import { Payment } from './payment.ts';
import { Refund } from './refund.ts';
import type { TradeRows } from './royalty-services.ts';
import type { TradeTable } from './trade-table.ts';

type Table = Pick<TradeTable, 'name'>;

const paymentKey = (id: string) => ({ id, part: 'payment' });
const refundKey = (id: string) => ({ id, part: 'refund' });
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

/** Every attempt to pay an order, oldest first. */
export async function listPayments(
  { rows }: TradeRows,
  { attempts = [] }: Pick<Order, 'attempts'>,
): Promise<Payment[]> {
  const items = await rows.get(attempts.map(paymentKey));
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

/** The write that begins a payment; it fails when it was begun before. */
export function newPaymentItems(table: Table, payment: Payment, cause: Cause) {
  const next = withEvent(payment, cause);
  return { next, items: transactionItems(table.name, [{ add: paymentItem(next) }]) };
}

/** The next revision of a payment; the write fails when somebody has changed it since it was read. */
export function paymentItems(table: Table, payment: Payment, changes: Partial<Payment>, cause: Cause) {
  const next = Payment.parse(withEvent({ ...payment, ...changes, revision: payment.revision + 1 }, cause));
  return { next, items: transactionItems(table.name, [{ replace: paymentItem(next), revision: payment.revision }]) };
}

/** The writes that begin a refund; they fail when it was begun before. */
export function newRefundItems(table: Table, refund: Refund, cause: Cause): TransactionItem[] {
  return transactionItems(table.name, [
    { add: refundItem(withEvent(refund, cause)) },
    { add: { id: refundsOf(refund.order), part: refund.id } },
  ]);
}

/** The next revision of a refund; the write fails when somebody has changed it since it was read. */
export function refundItems(table: Table, refund: Refund, changes: Partial<Refund>, cause: Cause) {
  const next = Refund.parse(withEvent({ ...refund, ...changes, revision: refund.revision + 1 }, cause));
  return { next, items: transactionItems(table.name, [{ replace: refundItem(next), revision: refund.revision }]) };
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

/** As it stands now, which is one more thing that happened to it. */
function withEvent<T extends Payment | Refund>(subject: T, { by, requestId }: Cause): T {
  const { revision, state, reference, updatedAt: at, events } = subject;
  return { ...subject, events: [...events, { revision, state, ...(reference && { reference }), at, by, requestId }] };
}
