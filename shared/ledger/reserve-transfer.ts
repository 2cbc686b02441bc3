import * as z from 'zod';
import { takeFromAccounts } from './account-rows.ts';
import type { TransactionItem } from './item-store.ts';
import { pendingKey, type TransferRow, transferKey } from './ledger-rows.ts';
import type { LedgerServices } from './ledger-services.ts';
import { PostTransfer } from './post-transfer.ts';
import { type Outcome, type Plan, type PlannedWrite, runCommand } from './run-command.ts';
import { refusalOf, takenBy } from './transfer.ts';

export const ReserveTransfer = PostTransfer.extend({
  /** How long it can be posted; without it, until it is posted or voided. */
  seconds: z.int().positive().optional(),
});
export type ReserveTransfer = z.infer<typeof ReserveTransfer>;

/** Holds what a transfer would take, without an entry in the journal, until it is posted, voided or expires. */
export function reserveTransfer(
  services: LedgerServices,
  input: ReserveTransfer,
  companions: readonly TransactionItem[] = [],
): Promise<Outcome> {
  const { key, id, legs, seconds } = input;
  const content = { reserve: legs, seconds };
  return runCommand(services, { key, transferId: id, content, plan: (at) => planReservation(input, at), companions });
}

function planReservation({ id, legs, seconds }: ReserveTransfer, at: string): Plan {
  const refusal = refusalOf(legs);
  if (refusal) return { refusal };
  const expiresAt = seconds === undefined ? undefined : new Date(Date.parse(at) + seconds * 1000).toISOString();
  const record: TransferRow = { revision: 1, transferId: id, state: 'pending', legs, at, expiresAt };
  const funds = takeFromAccounts(takenBy(legs));
  return {
    writes: [
      { write: { add: { ...transferKey(id), ...record } }, otherwise: 'ID_TAKEN' },
      { write: { add: { ...pendingKey(id, expiresAt), transferId: id } }, otherwise: 'ID_TAKEN' },
      ...funds.map((write): PlannedWrite => ({ write, otherwise: 'INSUFFICIENT_FUNDS' })),
    ],
  };
}
