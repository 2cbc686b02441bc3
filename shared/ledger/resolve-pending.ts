import { giveBack } from './account-rows.ts';
import type { ItemWrite } from './item.ts';
import { pendingKey, type TransferRow, transferKey } from './ledger-rows.ts';
import { type Leg, takenBy } from './transfer.ts';

/** How a reservation ends. */
export type Resolution = { state: 'settled'; settledBy: string } | { state: 'voided' | 'expired' };

/** Ends a reservation once and gives back what it held beyond what is posted. */
export function resolvePending(pending: TransferRow, resolution: Resolution, posted: readonly Leg[] = []): ItemWrite[] {
  const { transferId, revision, expiresAt, legs } = pending;
  const used = new Map(takenBy(posted).map(({ account, currency, amount }) => [`${account}|${currency}`, amount]));
  const unused = takenBy(legs).map((held) => ({
    ...held,
    amount: held.amount - (used.get(`${held.account}|${held.currency}`) ?? 0),
  }));
  const record: TransferRow = { ...pending, ...resolution, revision: revision + 1 };
  return [
    { replace: { ...transferKey(transferId), ...record }, revision },
    { remove: pendingKey(transferId, expiresAt) },
    ...giveBack(unused),
  ];
}
