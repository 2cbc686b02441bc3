import type { Deposit } from './deposit.ts';
import { holderActor } from './deposit-actors.ts';
import type { DepositEvent } from './deposit-moves.ts';
import type { DepositServices } from './deposit-services.ts';
import { depositToMove, type MoveInput, moveDeposit } from './move-deposit.ts';

/** What a holder does with a deposit, apart from transfers. */
export type HolderMove = 'answer' | 'counter-notice' | 'appeal' | 'withdraw' | 'disclose';

type Act = NonNullable<Deposit['appeal']>;

const changes: Record<HolderMove, (act: Act) => DepositEvent['change']> = {
  answer: () => ({}),
  'counter-notice': () => ({}),
  appeal: (act) => ({ appeal: act }),
  // The record and the entry of the log stay (domain D9).
  withdraw: () => ({ transferTo: null }),
  disclose: () => ({ isDisclosed: true }),
};

/** The holder answers a challenge, counters a takedown, appeals against a delisting, withdraws or discloses a deposit. */
export async function actAsHolder(
  services: DepositServices,
  { move, ...input }: MoveInput & { move: HolderMove },
): Promise<Deposit> {
  const deposit = await depositToMove(services, input);
  const actor = await holderActor(services, input.caller, deposit);
  const { reason, requestId } = input;
  const at = services.now().toISOString();
  const change = changes[move]({ by: actor.subject, at, reason: reason ?? '' });
  return moveDeposit(services, deposit, { name: move, actor, at, reason, requestId, change });
}
