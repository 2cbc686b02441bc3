import type { TransactionWrite } from '../log/log-store.ts';
import { announce } from '../webhooks/announce.ts';
import type { Deposit } from './deposit.ts';
import type { DepositServices } from './deposit-services.ts';

/** The write that tells the holder what became of a deposit, for the transaction of the move itself. */
export function announceDeposit(
  { webhooks }: Pick<DepositServices, 'webhooks'>,
  topic: 'deposit.accepted' | 'deposit.challenged',
  { id, revision, state, standard, holder, claims, updatedAt: at }: Deposit,
): TransactionWrite[] {
  const data = { deposit: id, revision, state, standard, number: claims.number };
  return announce(webhooks, { topic, source: `${id}/${revision}`, organizations: [holder.organization], data, at });
}
