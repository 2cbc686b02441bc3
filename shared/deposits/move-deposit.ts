import type { TransactionWrite } from '../log/log-store.ts';
import type { Caller } from '../runtime/caller.ts';
import { namesRevision } from '../runtime/entity-tag.ts';
import type { AskedMove } from './decide-move.ts';
import { type Deposit, isActive } from './deposit.ts';
import type { DepositServices } from './deposit-services.ts';
import { getDeposit, saveDeposits } from './deposit-store.ts';
import { claimPlace, leavePlace } from './kinship-store.ts';
import { planMoves } from './plan-moves.ts';
import { movedMeanwhile, noDeposit, placeTaken } from './refusals.ts';

/** Who asks, and in which request; `ifMatch` names the revision that they have seen. */
export interface MoveInput {
  id: string;
  caller: Caller;
  requestId: string;
  reason?: string;
  ifMatch?: string;
}

/** The deposit that is to be moved, if it is still the one that the caller has seen. */
export async function depositToMove(
  { deposits }: Pick<DepositServices, 'deposits'>,
  { id, ifMatch }: Pick<MoveInput, 'id' | 'ifMatch'>,
): Promise<Deposit> {
  const deposit = await getDeposit(deposits, id);
  if (!deposit) throw noDeposit();
  if (ifMatch && !namesRevision(ifMatch, deposit.revision)) throw movedMeanwhile();
  return deposit;
}

/**
 * Makes a move together with other writes. A deposit that ends gives its place up, and one that comes back claims it again, unless
 * another has come into it meanwhile (domain D6). Throws when the table of moves refuses it or somebody else was first.
 */
export async function moveDeposit(
  { deposits }: Pick<DepositServices, 'deposits'>,
  deposit: Deposit,
  asked: AskedMove,
  others: readonly TransactionWrite[] = [],
): Promise<Deposit> {
  const change = planMoves(deposit, [asked]);
  const [was, is] = [isActive(deposit), isActive(change.deposit)];
  const leaves = was && !is ? [leavePlace(deposits, deposit)] : [];
  const claims = !was && is ? [claimPlace(deposits, deposit)] : [];
  if (await saveDeposits(deposits, [change], [...leaves, ...claims, ...others])) return change.deposit;
  throw claims.length > 0 ? placeTaken() : movedMeanwhile();
}
