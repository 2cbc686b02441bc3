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

/** What was ordered; nothing in it ever changes. */
export const OrderTerms = z.object({
  id: OrderId,
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
});
export type OrderTerms = z.infer<typeof OrderTerms>;

/** What its moves change, beside its state. */
export const OrderProgress = z.object({
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
});
export type OrderProgress = z.infer<typeof OrderProgress>;

export const OrderActorKind = z.enum(['buyer', 'reviewer', 'provider', 'service']);

/** One thing that happened to an order; its terms and its events from the first to the last make the order. */
export const OrderEvent = z.object({
  revision: z.int().positive(),
  at: z.iso.datetime(),
  move: z.string(),
  from: OrderState.nullable(),
  to: OrderState,
  /** Who moved it, as the use case has made sure. */
  actor: z.object({ kind: OrderActorKind, subject: z.string() }),
  reason: z.string().nullable(),
  requestId: z.string(),
  /** SHA-256 of the event before in canonical JSON, of the first of the terms (trust T23). */
  previous: Sha256,
  /** Fields that it sets beside state, revision and time. */
  change: OrderProgress.partial(),
});
export type OrderEvent = z.infer<typeof OrderEvent>;

/** The order without what must hold between its sums. */
export const OrderFields = z.object({
  ...OrderTerms.shape,
  ...OrderProgress.shape,
  revision: z.int().positive(),
  state: OrderState,
  updatedAt: z.iso.datetime(),
  /** What happened to it, oldest first; it is little, and is kept where every change of it is written anyway. */
  events: z.array(OrderEvent).min(1),
});

/** An order as its events leave it. Never more is captured than it costs, nor given back than was captured. */
export const Order = OrderFields.refine(({ captured, total }) => captured <= total, {
  error: 'more captured than the order costs',
}).refine(({ captured, refunded, reservedRefund }) => refunded + reservedRefund <= captured, {
  error: 'more given back than was captured',
});
export type Order = z.infer<typeof Order>;

/** The lines that sell the copyright itself (ASSIGN), and with it the place of the holder in the register. */
export const soldCopyrights = <Line extends Pick<OrderLine, 'licence'>>({
  lines,
}: {
  lines: readonly Line[];
}): Line[] => lines.filter(({ licence }) => licence === 'ASSIGN');
