import * as z from 'zod';
import type { Item, ItemKey, ItemWrite } from '../ledger/item.ts';
import { Invoice } from './invoice.ts';
import type { TradeRows } from './royalty-services.ts';

const invoiceKey = (id: string): ItemKey => ({ id, part: 'invoice' });
const rowOf = (invoice: Invoice): Item => ({ ...invoice, ...invoiceKey(invoice.id) });
const openKey = (id: string): ItemKey => ({ id: 'invoices-open', part: id });
const numberKey = (number: string): ItemKey => ({ id: `invoice-number#${number}`, part: 'number' });
const shelfKey = (organization: string, { requestedAt, id }: Invoice): ItemKey => ({
  id: `invoices-of#${organization}`,
  part: `${requestedAt}#${id}`,
});

/** The part of an order that one seller bills: which invoice stands for it, and which was the last. */
export const OrderPart = z.object({
  revision: z.int(),
  order: z.string(),
  seller: z.string(),
  /** Invoices made for it so far, red ones too. */
  count: z.int(),
  active: z.string().nullable(),
  last: z.string(),
});
export type OrderPart = z.infer<typeof OrderPart>;

const partKey = (order: string, seller: string): ItemKey => ({ id: `invoices#${order}`, part: seller });

export async function getInvoice({ rows }: TradeRows, id: string): Promise<Invoice | undefined> {
  const [row] = await rows.get([invoiceKey(id)]);
  return row && Invoice.parse(row);
}

export async function getOrderPart({ rows }: TradeRows, order: string, seller: string): Promise<OrderPart | undefined> {
  const [row] = await rows.get([partKey(order, seller)]);
  return row && OrderPart.parse(row);
}

export async function listOrderParts({ rows }: TradeRows, order: string): Promise<OrderPart[]> {
  return (await rows.list(`invoices#${order}`)).map((row) => OrderPart.parse(row));
}

export interface ShelfPage {
  invoices: Invoice[];
  /** What to ask for next as `below`; null at the end. */
  next: string | null;
}

/** Invoices that an organization has made or got, latest first. */
export async function listShelf(
  { rows }: TradeRows,
  organization: string,
  { size, below }: { size: number; below?: string },
): Promise<ShelfPage> {
  const found = await rows.list(`invoices-of#${organization}`, { to: below, newestFirst: true, limit: size + 2 });
  const places = found.map(({ part }) => part).filter((part) => part !== below);
  const page = places.slice(0, size);
  const stored = await rows.get(page.map((part) => invoiceKey(part.split('#')[1] ?? '')));
  return {
    invoices: stored.flatMap((row) => (row ? [Invoice.parse(row)] : [])),
    next: places.length > size ? (page.at(-1) ?? null) : null,
  };
}

/** Orders of which an invoice is on its way to or from the issuer. */
export async function listOrdersInIssue(services: TradeRows): Promise<string[]> {
  const open = await services.rows.list('invoices-open');
  const invoices = await services.rows.get(open.map(({ part }) => invoiceKey(part)));
  return [...new Set(invoices.flatMap((row) => (row ? [Invoice.parse(row).order] : [])))];
}

/** Begins an invoice and puts it where both sides find it. */
export function addInvoice(invoice: Invoice): ItemWrite[] {
  const { id, seller, buyer } = invoice;
  const sides = new Set([seller.organization, buyer.organization]);
  return [
    { add: rowOf(invoice) },
    { add: { ...openKey(id) } },
    ...[...sides].map((side) => ({ add: { ...shelfKey(side, invoice) } })),
  ];
}

/** The next revision of an invoice; refused when somebody else has changed it. */
export function changeInvoice(invoice: Invoice): ItemWrite {
  return { replace: rowOf(invoice), revision: invoice.revision - 1 };
}

/** An invoice that the issuer has answered; a number is given once in the whole service. */
export function answeredInvoice(invoice: Invoice): ItemWrite[] {
  const { id, number } = invoice;
  const numbered = number === null ? [] : [{ add: { ...numberKey(number), invoice: id } }];
  return [changeInvoice(invoice), { remove: openKey(id) }, ...numbered];
}

/** The next revision of a seller's part of an order, or its first. */
export function saveOrderPart(part: OrderPart): ItemWrite {
  const item = { ...part, ...partKey(part.order, part.seller) };
  return part.revision === 1 ? { add: item } : { replace: item, revision: part.revision - 1 };
}
