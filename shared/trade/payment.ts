import { createHash } from 'node:crypto';
import * as z from 'zod';
import { OrganizationId } from '../members/membership.ts';
import { Currency, Fen, ListingId, OrderId } from './order.ts';

export const PaymentId = z
  .string()
  .regex(/^pay-[0-9a-f]{24}$/)
  .meta({ example: 'pay-0123456789abcdef01234567' });
export const ProviderName = z.enum(['sandbox', 'alipay', 'wechat', 'stripe']).meta({ example: 'sandbox' });
export type ProviderName = z.infer<typeof ProviderName>;

/**
 * `begun`: kept here, the provider may not know of it · `open`: the buyer can pay · `failed`: the provider has closed it ·
 * `captured`: it paid its order · `surplus`: money came that no order waits for and goes back · `returned`: it is back.
 */
export const PaymentState = z.enum(['begun', 'open', 'failed', 'captured', 'surplus', 'returned']);
export type PaymentState = z.infer<typeof PaymentState>;

/** How the buyer goes on: to an address of the provider, or with a code that its app scans. */
export const PaymentStart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('redirect'), url: z.url() }),
  z.object({ kind: z.literal('qr'), text: z.string() }),
]);
export type PaymentStart = z.infer<typeof PaymentStart>;

/** One thing that happened to a payment or a refund: how it stood then, who did it, when, and in which request. */
export const MoneyEvent = z.object({
  revision: z.int().positive(),
  state: z.string(),
  reference: z.string().optional(),
  at: z.iso.datetime(),
  by: z.string(),
  requestId: z.string(),
});
export type MoneyEvent = z.infer<typeof MoneyEvent>;

/** One attempt to pay an order. Its id is what the provider knows it by, kept before the provider is called (trust T25). */
export const Payment = z.object({
  id: PaymentId,
  revision: z.int().positive(),
  state: PaymentState,
  order: OrderId,
  /** What it pays for, so that who earns by it is read together with the order. */
  listings: z.array(ListingId),
  buyer: OrganizationId,
  by: z.string(),
  provider: ProviderName,
  amount: Fen,
  currency: Currency,
  /** Where the provider sends the buyer afterwards. */
  returnTo: z.url(),
  beganAt: z.iso.datetime(),
  /** When the order lapses. */
  expiresAt: z.iso.datetime(),
  start: PaymentStart.optional(),
  /** The provider's own number. */
  reference: z.string().optional(),
  capturedAt: z.iso.datetime().optional(),
  reason: z.string().optional(),
  updatedAt: z.iso.datetime(),
  /** What happened to it, oldest first; it is little, and is kept where every change of it is written anyway. */
  events: z.array(MoneyEvent).default([]),
});
export type Payment = z.infer<typeof Payment>;

/** Names the n-th attempt of an order with a provider, from 1. */
export const paymentId = (order: string, provider: string, attempt: number): string =>
  `pay-${createHash('sha256').update(`${order}\n${provider}\n${attempt}`).digest('hex').slice(0, 24)}`;

/** Whether nobody knows yet how it ends. */
export const isUndecided = ({ state }: Pick<Payment, 'state'>): boolean => state === 'begun' || state === 'open';

/** A payment as its buyer sees it. */
export const PaymentView = Payment.pick({
  id: true,
  revision: true,
  state: true,
  order: true,
  provider: true,
  beganAt: true,
  expiresAt: true,
  updatedAt: true,
})
  .extend({
    amount: z.object({ amount: Fen, currency: Currency }),
    /** How to go on; null once it is decided. */
    start: PaymentStart.nullable(),
    reference: z.string().nullable(),
    capturedAt: z.iso.datetime().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'Payment' });
export type PaymentView = z.infer<typeof PaymentView>;

export function paymentView(payment: Payment): PaymentView {
  const { amount, currency, start = null, reference = null, capturedAt = null, reason = null } = payment;
  return {
    ...payment,
    amount: { amount, currency },
    start: isUndecided(payment) ? start : null,
    reference,
    capturedAt,
    reason,
  };
}
