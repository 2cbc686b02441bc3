import * as z from 'zod';
import type { TransactionItem } from './item-store.ts';
import { readTransfer } from './ledger-rows.ts';
import type { LedgerServices } from './ledger-services.ts';
import { writesOfTransfer } from './post-transfer.ts';
import { resolvePending } from './resolve-pending.ts';
import { type Outcome, type Plan, type PlannedWrite, runCommand } from './run-command.ts';
import { legsOf, shareOfLegs } from './split-amount.ts';
import { Amount, CommandKey, TransferId } from './transfer.ts';

export const PostPending = z.object({
  key: CommandKey,
  /** Of the transfer that this makes. */
  id: TransferId,
  pending: TransferId,
  /** Less than was reserved, pro rata to the legs; the rest is given back. */
  amount: Amount.optional(),
});
export type PostPending = z.infer<typeof PostPending>;

/** Turns a reservation into a transfer; it can be resolved once, before it expires, for no more than it holds. */
export function postPending(
  services: LedgerServices,
  input: PostPending,
  companions: readonly TransactionItem[] = [],
): Promise<Outcome> {
  const { key, id, pending, amount } = input;
  const content = { postPending: pending, amount };
  return runCommand(services, { key, transferId: id, content, plan: (at) => plan(services, input, at), companions });
}

async function plan({ items }: LedgerServices, input: PostPending, at: string): Promise<Plan> {
  const pending = await readTransfer(items, input.pending);
  if (!pending) return { refusal: 'NOT_FOUND' };
  if (pending.state === 'expired') return { refusal: 'EXPIRED' };
  if (pending.state !== 'pending') return { refusal: 'NOT_PENDING' };
  if (pending.expiresAt && at >= pending.expiresAt) return { refusal: 'EXPIRED' };
  const reserved = pending.legs.map(({ amount }) => amount);
  const amounts = input.amount === undefined ? reserved : shareOfLegs(pending.legs, reserved, input.amount);
  if (!amounts) return { refusal: 'EXCEEDS_RESERVED' };
  const legs = legsOf(pending.legs, amounts);
  const resolved = resolvePending(pending, { state: 'settled', settledBy: input.id }, legs);
  return {
    writes: [
      ...writesOfTransfer({ transferId: input.id, legs, at, settles: input.pending }),
      ...resolved.map((write): PlannedWrite => ({ write, otherwise: 'MOVED' })),
    ],
  };
}
