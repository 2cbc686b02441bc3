import * as z from 'zod';
import type { TransactionItem } from './item-store.ts';
import { readTransfer } from './ledger-rows.ts';
import type { LedgerServices } from './ledger-services.ts';
import { resolvePending } from './resolve-pending.ts';
import { type Outcome, type Plan, type PlannedWrite, runCommand } from './run-command.ts';
import { CommandKey, TransferId } from './transfer.ts';

export const VoidPending = z.object({ key: CommandKey, pending: TransferId });
export type VoidPending = z.infer<typeof VoidPending>;

/** Gives back everything that a reservation holds; the outcome names the reservation. */
export function voidPending(
  services: LedgerServices,
  { key, pending }: VoidPending,
  companions: readonly TransactionItem[] = [],
): Promise<Outcome> {
  const content = { voidPending: pending };
  return runCommand(services, { key, transferId: pending, content, plan: () => plan(services, pending), companions });
}

async function plan({ items }: LedgerServices, id: string): Promise<Plan> {
  const pending = await readTransfer(items, id);
  if (!pending) return { refusal: 'NOT_FOUND' };
  if (pending.state === 'expired') return { refusal: 'EXPIRED' };
  if (pending.state !== 'pending') return { refusal: 'NOT_PENDING' };
  const resolved = resolvePending(pending, { state: 'voided' });
  return { writes: resolved.map((write): PlannedWrite => ({ write, otherwise: 'MOVED' })) };
}
