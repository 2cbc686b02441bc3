import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { takeFromAccounts } from './account-rows.ts';
import { type TransactionItem, transactionItems } from './item-store.ts';
import { outboxRow, type TransferRow, transferKey } from './ledger-rows.ts';
import type { LedgerServices } from './ledger-services.ts';
import { commandRow, contentOf, type Outcome, type Plan, type PlannedWrite, runCommand } from './run-command.ts';
import { CommandKey, Legs, refusalOf, TransferId, takenBy } from './transfer.ts';

export const PostTransfer = z.object({ key: CommandKey, id: TransferId, legs: Legs });
export type PostTransfer = z.infer<typeof PostTransfer>;

/**
 * Moves money now, once for its key. Debits of limited accounts need enough available; refusals are recorded and stay.
 * @param companions changes of other tables that happen together with the transfer or not at all
 */
export function postTransfer(
  services: LedgerServices,
  input: PostTransfer,
  companions: readonly TransactionItem[] = [],
): Promise<Outcome> {
  return runCommand(services, { ...commandOf(input), plan: (at) => planTransfer(input, at), companions });
}

/**
 * The writes of a transfer for a transaction that somebody else puts together: the record, its outbox row and one change an
 * account, and before them the row of the command, unless its key is the id of the transfer: then one record is enough for
 * both, and no command may be run under that key that could be refused. A failed condition of the first means that the key
 * has been used; of an account, that too little is available: `chainJournal` and try once more.
 * @throws RangeError when the legs alone tell that it must be refused
 */
export function transferItems(tableName: string, input: PostTransfer, at: string): TransactionItem[] {
  const command = commandOf(input);
  const isOwnKey = input.key === input.id;
  const plan = planTransfer(input, at, isOwnKey ? contentOf(command) : undefined);
  if ('refusal' in plan) throw new RangeError(`This transfer is refused: ${plan.refusal}`);
  const kept = isOwnKey ? [] : [{ add: commandRow(command, { outcome: 'APPLIED', attempt: randomUUID(), at }) }];
  return transactionItems(tableName, [...kept, ...plan.writes.map(({ write }) => write)]);
}

const commandOf = ({ key, id, legs }: PostTransfer) => ({ key, transferId: id, content: { post: legs } });

function planTransfer({ id, legs }: PostTransfer, at: string, content?: string): Plan {
  const refusal = refusalOf(legs);
  if (refusal) return { refusal };
  const funds = takeFromAccounts(takenBy(legs));
  return {
    writes: [
      ...writesOfTransfer({ transferId: id, legs, at, ...(content && { content }) }),
      ...funds.map((write): PlannedWrite => ({ write, otherwise: 'INSUFFICIENT_FUNDS' })),
    ],
  };
}

/** The record of a transfer and its row on the way to the journal. */
export function writesOfTransfer(
  transfer: Pick<TransferRow, 'transferId' | 'legs' | 'at' | 'settles' | 'reverses' | 'content'>,
): PlannedWrite[] {
  const { transferId, legs, at } = transfer;
  const record: TransferRow = { ...transfer, revision: 1, state: 'posted' };
  return [
    { write: { add: { ...transferKey(transferId), ...record } }, otherwise: 'ID_TAKEN' },
    { write: { add: outboxRow({ id: transferId, legs }, at) }, otherwise: 'ID_TAKEN' },
  ];
}
