import * as z from 'zod';
import { Sha256 } from '../deposits/deposit.ts';
import { OrganizationId, OrganizationName, Person } from '../members/membership.ts';
import { LicenceCode, Limits } from './licence.ts';

const idOf = (prefix: string) => z.string().regex(new RegExp(`^${prefix}-[0-9a-f]{24}$`));
export const ListingId = idOf('lst').meta({ example: 'lst-0123456789abcdef01234567' });
export const QuoteId = idOf('quo').meta({ example: 'quo-0123456789abcdef01234567' });
export const OrderId = idOf('ord').meta({ example: 'ord-0123456789abcdef01234567' });

/** What becomes of an order (domain E.2); which moves lead from one state to another stands in order-moves.ts. */
export const OrderState = z.enum([
  'placed',
  'awaiting-payment',
  'paid',
  'fulfilled',
  'settled',
  'expired',
  'cancelled',
  'refund-requested',
  'refunded',
  'partly-refunded',
  'disputed',
  'released',
]);
export type OrderState = z.infer<typeof OrderState>;

/** All that one payment gives is written in one transaction. */
export const mostLines = 10;

/** Fen of CNY. */
export const Fen = z.int().min(0).max(1_000_000_000_000);
export const Currency = z.literal('CNY');

/** A policy of ODRL 2.2 as JSON-LD, the very one that its hash (SHA-256 over RFC 8785) is of. */
export const Policy = z.record(z.string(), z.unknown()).meta({ id: 'OdrlPolicy' });
export type Policy = z.infer<typeof Policy>;

/** One thing that is bought, with everything that was promised of it at that moment (trust T26). */
export const OrderLine = z.object({
  listing: ListingId,
  priceVersion: z.int().positive(),
  /** Organization that holds the rights, the seller of record. */
  holder: OrganizationId,
  holderName: OrganizationName,
  deposit: z.string(),
  fileSha256: Sha256,
  mediaType: z.string(),
  standard: z.string(),
  work: z.string(),
  number: z.string(),
  title: z.object({ zh: z.string(), en: z.string().optional() }),
  licence: LicenceCode,
  limits: Limits,
  policy: Policy,
  policyHash: Sha256,
  quantity: z.int().min(1).max(100),
  /** Named persons; null where every member of the buyer may use it. */
  seats: z.int().positive().nullable(),
  /** Price of one piece, tax included. */
  unit: Fen,
  isMemberPrice: z.boolean(),
  taxBasisPoints: z.int().min(0).max(10_000),
  taxCategory: z.string(),
  total: Fen,
  /** Tax contained in the total. */
  tax: Fen,
});
export type OrderLine = z.infer<typeof OrderLine>;

export const Buyer = z.object({ organization: OrganizationId, name: OrganizationName, creditCode: z.string() });
export type Buyer = z.infer<typeof Buyer>;

/** The order without what must hold between its sums. */
export const OrderFields = z.object({
  id: OrderId,
  revision: z.int().positive(),
  state: OrderState,
  quote: QuoteId,
  /** Hash of the request, to know a repeated one from another one under the same key. */
  request: Sha256,
  buyer: Buyer,
  by: Person,
  lines: z.array(OrderLine).min(1).max(mostLines),
  total: Fen,
  tax: Fen,
  currency: Currency,
  placedAt: z.iso.datetime(),
  /** When it lapses unless it is paid. */
  expiresAt: z.iso.datetime(),
  paidAt: z.iso.datetime().optional(),
  fulfilledAt: z.iso.datetime().optional(),
  /** When the provider confirmed that all of its money is divided; null again when a refund was refused after that. */
  settledAt: z.iso.datetime().nullable().optional(),
  /** When the provider is told to divide it at the earliest, where that is not the end of the refund window. */
  settleAfter: z.iso.datetime().optional(),
  /** Payments that were begun for it, oldest first. */
  attempts: z.array(z.string()).optional(),
  /** Payment that was captured for it. */
  payment: z.string().optional(),
  captured: Fen,
  refunded: Fen,
  /** Refunds under way. */
  reservedRefund: Fen,
  /** Whether a copy has been handed out. */
  downloaded: z.boolean(),
  updatedAt: z.iso.datetime(),
  /** SHA-256 of its newest event in canonical JSON. */
  lastEvent: Sha256,
});

/** An order as its events leave it. Never more is captured than it costs, nor given back than was captured. */
export const Order = OrderFields.refine(({ captured, total }) => captured <= total, {
  error: 'more captured than the order costs',
}).refine(({ captured, refunded, reservedRefund }) => refunded + reservedRefund <= captured, {
  error: 'more given back than was captured',
});
export type Order = z.infer<typeof Order>;

/**
 * Days after delivery in which money goes back without having been divided; well below the 30 for which WeChat Pay keeps
 * money frozen for a split.
 */
export const refundWindowDays = 7;
const dayLength = 86_400_000;

/** Days after payment in which an edition that is replaced is a cause for a refund (domain E.2 leaves the number to a policy). */
export const replacementDays = 30;

/**
 * Days after delivery in which seller and buyer are to put the transfer of a copyright that was sold into the register. It
 * leaves a reviewer nine more before WeChat Pay gives back by itself what it keeps frozen for a split, after 30.
 */
export const recordalDays = 21;

/** The lines that sell the copyright itself (ASSIGN), and with it the place of the holder in the register. */
export const soldCopyrights = <Line extends Pick<OrderLine, 'licence'>>({
  lines,
}: {
  lines: readonly Line[];
}): Line[] => lines.filter(({ licence }) => licence === 'ASSIGN');

/** Until when a transfer that was sold is to be in the register. */
export const recordalEnd = (fulfilledAt: string): string =>
  new Date(Date.parse(fulfilledAt) + recordalDays * dayLength).toISOString();

/** When an order is looked at again whose money could not be divided at this instant. */
export const lookAgainAt = (at: string): string => new Date(Date.parse(at) + dayLength).toISOString();

/** From when on the money of an order is to be divided; undefined where there is nothing to divide, or it waits for a decision. */
export function settlesAt(order: Order): string | undefined {
  const { state, settledAt, settleAfter, fulfilledAt, captured, refunded, reservedRefund } = order;
  const isStill = state === 'fulfilled' || state === 'released' || state === 'partly-refunded';
  if (!isStill || settledAt || !fulfilledAt || captured === refunded || reservedRefund > 0) return undefined;
  return settleAfter ?? new Date(Date.parse(fulfilledAt) + refundWindowDays * dayLength).toISOString();
}

/** Whether the money of an order is to be divided now. */
export function isUnsettled(order: Order, now: Date): boolean {
  const from = settlesAt(order);
  return from !== undefined && from <= now.toISOString();
}
