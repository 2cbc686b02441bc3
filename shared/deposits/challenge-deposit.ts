import { announceDeposit } from './announce-deposit.ts';
import { type Deposit, isRegistered } from './deposit.ts';
import { outsideActor } from './deposit-actors.ts';
import type { DepositServices } from './deposit-services.ts';
import { depositToMove, type MoveInput, moveDeposit } from './move-deposit.ts';
import { noDeposit } from './refusals.ts';

/** Anyone who is signed in and says what standing they have may challenge what is accepted, but not their own. */
export async function challengeDeposit(
  services: DepositServices,
  input: MoveInput & { reason: string },
): Promise<Deposit> {
  const deposit = await depositToMove(services, input);
  if (!isRegistered(deposit)) throw noDeposit();
  const actor = await outsideActor(services, input.caller, 'member');
  const { reason, requestId } = input;
  const at = services.now().toISOString();
  const change = { challenge: { by: actor.subject, at, reason } };
  const challenged = { ...deposit, state: 'challenged', revision: deposit.revision + 1, updatedAt: at } as const;
  const told = announceDeposit(services, 'deposit.challenged', challenged);
  return moveDeposit(services, deposit, { name: 'challenge', actor, at, reason, requestId, change }, told);
}
