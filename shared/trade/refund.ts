import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Currency, Fen, OrderId } from './order.ts';
import { MoneyEvent, PaymentId, ProviderName } from './payment.ts';

export const RefundId = z
  .string()
  .regex(/^ref-[0-9a-f]{24}$/)
  .meta({ example: 'ref-0123456789abcdef01234567' });

/**
 * `asked`: a reviewer decides · `approved`: the money is set aside and the provider is told · `done` · `refused`, by the
 * reviewer or by the provider.
 */
export const RefundState = z.enum(['asked', 'approved', 'done', 'refused']);

/** What a buyer may name (domain E.2); before the first download `withdrawn` is enough, and afterwards it is not. */
export const AskedCause = z.enum([
  'withdrawn',
  'defect',
  'wrong-edition',
  'edition-replaced',
  'duplicate',
  'platform-fault',
]);

/** Why money goes back. `surplus`: it came too late or twice · `not-recorded`: a copyright was sold and not transferred. */
export const RefundCause = z.enum([...AskedCause.options, 'surplus', 'not-recorded']);
export type RefundCause = z.infer<typeof RefundCause>;

export const Refund = z.object({
  id: RefundId,
  revision: z.int().positive(),
  state: RefundState,
  order: OrderId,
  payment: PaymentId,
  provider: ProviderName,
  cause: RefundCause,
  /** What the buyer says. */
  reason: z.string(),
  amount: Fen,
  /** What was captured, of which the amount is a part. */
  captured: Fen,
  currency: Currency,
  by: z.string(),
  askedAt: z.iso.datetime(),
  decidedBy: z.string().optional(),
  decidedAt: z.iso.datetime().optional(),
  /** What the reviewer or the provider says. */
  decision: z.string().optional(),
  reference: z.string().optional(),
  doneAt: z.iso.datetime().optional(),
  updatedAt: z.iso.datetime(),
  /** What happened to it, oldest first. */
  events: z.array(MoneyEvent).default([]),
});
export type Refund = z.infer<typeof Refund>;

/** The one refund that a key of the buyer, or the payment that was too much, can make. */
export const refundId = (order: string, key: string): string =>
  `ref-${createHash('sha256').update(`${order}\n${key}`).digest('hex').slice(0, 24)}`;

export const RefundView = Refund.pick({
  id: true,
  revision: true,
  state: true,
  order: true,
  payment: true,
  provider: true,
  cause: true,
  reason: true,
  askedAt: true,
  updatedAt: true,
})
  .extend({
    amount: z.object({ amount: Fen, currency: Currency }),
    decidedAt: z.iso.datetime().nullable(),
    decision: z.string().nullable(),
    reference: z.string().nullable(),
    doneAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Refund' });
export type RefundView = z.infer<typeof RefundView>;

export function refundView(refund: Refund): RefundView {
  const { amount, currency, decidedAt = null, decision = null, reference = null, doneAt = null } = refund;
  return { ...refund, amount: { amount, currency }, decidedAt, decision, reference, doneAt };
}
