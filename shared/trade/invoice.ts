import { createHash } from 'node:crypto';
import * as z from 'zod';
import { OrganizationId, OrganizationName } from '../members/membership.ts';
import { LicenceCode } from './licence.ts';
import { OrderId } from './order.ts';

/** `requested`: the issuer has not answered; `reversed`: a red-letter invoice has taken it back. */
export const InvoiceState = z.enum(['requested', 'issued', 'refused', 'reversed']);
/** A blue invoice bills, a red-letter one (红字发票) takes a blue one back whole. */
export const InvoiceKind = z.enum(['blue', 'red']);

export const InvoiceId = z
  .string()
  .regex(/^inv-[0-9a-f]{24}$/)
  .meta({ example: 'inv-0123456789abcdef01234567' });

const Money = z.object({ amount: z.int(), currency: z.string() });

/** Whom the invoice is made out to: its title (发票抬头) and tax number (纳税人识别号). */
export const InvoiceTitle = z
  .strictObject({
    title: z.string().trim().min(2).max(100).meta({ example: '示例科技有限公司' }),
    taxNumber: z
      .string()
      .regex(/^[0-9A-Z]{15,20}$/)
      .meta({ example: '91210100MA0000000X' }),
    /** ISO 3166-1 of the buyer, for buyers abroad. */
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .default('CN'),
  })
  .meta({ id: 'InvoiceTitle' });
export type InvoiceTitle = z.infer<typeof InvoiceTitle>;

export const InvoiceLine = z.object({
  /** Place of the line in the order, from 0. */
  line: z.int().nonnegative(),
  number: z.string(),
  title: z.string(),
  licence: LicenceCode,
  quantity: z.int().positive(),
  taxBasisPoints: z.int().min(0).max(10_000),
  taxCategory: z.string(),
  net: Money,
  tax: Money,
  total: Money,
});
export type InvoiceLine = z.infer<typeof InvoiceLine>;

/** What one seller bills of one order, or takes back; amounts of a red-letter invoice are below zero. */
export const Invoice = z
  .object({
    id: InvoiceId,
    revision: z.int().positive(),
    kind: InvoiceKind,
    state: InvoiceState,
    order: OrderId,
    seller: z.object({ organization: OrganizationId, name: OrganizationName, creditCode: z.string() }),
    buyer: z.object({ organization: OrganizationId, ...InvoiceTitle.shape }),
    lines: z.array(InvoiceLine).min(1),
    net: Money,
    tax: Money,
    total: Money,
    /** Given by the issuer. */
    number: z.string().nullable(),
    issuedAt: z.iso.datetime().nullable(),
    /** Of a red-letter invoice: the blue one that it takes back. */
    original: z.object({ id: InvoiceId, number: z.string(), issuedAt: z.iso.datetime() }).nullable(),
    /** Of a blue invoice: the red-letter one that takes it back, or is about to. */
    correctedBy: InvoiceId.nullable(),
    reason: z.string().nullable(),
    requestedAt: z.iso.datetime(),
    history: z.array(
      z.object({ state: InvoiceState, at: z.iso.datetime(), by: z.string(), requestId: z.string().nullable() }),
    ),
  })
  .meta({ id: 'Invoice' });
export type Invoice = z.infer<typeof Invoice>;

/** The id of the n-th invoice that a seller makes for an order, known before any issuer is called. */
export function invoiceId(order: string, seller: string, count: number): string {
  return `inv-${createHash('sha256').update(`${order}|${seller}|${count}`).digest('hex').slice(0, 24)}`;
}

type Billed = Pick<Invoice, 'lines' | 'net' | 'tax' | 'total'>;

/** Lines with their sums. */
export function billed(lines: readonly InvoiceLine[], currency: string): Billed {
  const sum = (field: 'net' | 'tax' | 'total') => ({
    amount: lines.reduce((total, line) => total + line[field].amount, 0),
    currency,
  });
  return { lines: [...lines], net: sum('net'), tax: sum('tax'), total: sum('total') };
}

/** The exact opposite of what an invoice bills. */
export function negated({ lines, total }: Billed): Billed {
  const opposite = ({ amount, currency }: z.infer<typeof Money>) => ({ amount: amount === 0 ? 0 : -amount, currency });
  const turned = lines.map((line) => ({
    ...line,
    net: opposite(line.net),
    tax: opposite(line.tax),
    total: opposite(line.total),
  }));
  return billed(turned, total.currency);
}

/** Whether two invoices bill the same amounts of the same lines. */
export function billsTheSame(one: Billed, other: Billed): boolean {
  const told = ({ lines }: Billed) => lines.map(({ line, tax, total }) => [line, tax.amount, total.amount]);
  return JSON.stringify(told(one)) === JSON.stringify(told(other));
}
