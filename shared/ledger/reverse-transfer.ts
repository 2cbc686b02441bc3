import * as z from 'zod';
import { takeFromAccounts } from './account-rows.ts';
import type { TransactionItem } from './item-store.ts';
import { readTransfer, type TransferRow, transferKey } from './ledger-rows.ts';
import type { LedgerServices } from './ledger-services.ts';
import { writesOfTransfer } from './post-transfer.ts';
import { type Outcome, type Plan, type PlannedWrite, runCommand } from './run-command.ts';
import { legsOf, shareOfLegs } from './split-amount.ts';
import { Amount, CommandKey, TransferId, takenBy, turned } from './transfer.ts';

export const ReverseTransfer = z.object({
  key: CommandKey,
  /** Of the transfer that this makes. */
  id: TransferId,
  /** The transfer to undo. */
  transfer: TransferId,
  /** A part of it, pro rata to what is left of its legs; without it, everything that is left. */
  amount: Amount.optional(),
  /** Lets accounts that were credited go below zero. */
  mayOverdraw: z.boolean().optional(),
});
export type ReverseTransfer = z.infer<typeof ReverseTransfer>;

/**
 * Undoes a transfer, in full or in parts, by another one that names it: nothing in the journal is ever edited. All parts
 * together are the exact negation of the whole and never more.
 */
export function reverseTransfer(
  services: LedgerServices,
  input: ReverseTransfer,
  companions: readonly TransactionItem[] = [],
): Promise<Outcome> {
  const { key, id, transfer, amount, mayOverdraw } = input;
  const content = { reverse: transfer, amount, mayOverdraw };
  return runCommand(services, { key, transferId: id, content, plan: (at) => plan(services, input, at), companions });
}

async function plan({ items }: LedgerServices, input: ReverseTransfer, at: string): Promise<Plan> {
  const original = await readTransfer(items, input.transfer);
  if (original?.state !== 'posted') return { refusal: 'NOT_FOUND' };
  const reversed = original.reversed ?? original.legs.map(() => 0);
  const left = original.legs.map(({ amount }, place) => amount - (reversed[place] ?? 0));
  const amounts = input.amount === undefined ? left : shareOfLegs(original.legs, left, input.amount);
  if (!amounts?.some((amount) => amount > 0)) return { refusal: 'EXCEEDS_TRANSFER' };
  const legs = turned(legsOf(original.legs, amounts), input);
  const next: TransferRow = {
    ...original,
    revision: original.revision + 1,
    reversed: reversed.map((before, place) => before + (amounts[place] ?? 0)),
  };
  const replace = { ...transferKey(input.transfer), ...next };
  return {
    writes: [
      ...writesOfTransfer({ transferId: input.id, legs, at, reverses: input.transfer }),
      { write: { replace, revision: original.revision }, otherwise: 'MOVED' },
      ...takeFromAccounts(takenBy(legs)).map((write): PlannedWrite => ({ write, otherwise: 'INSUFFICIENT_FUNDS' })),
    ],
  };
}
