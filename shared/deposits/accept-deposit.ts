import type { TransactionWrite } from '../log/log-store.ts';
import { submitEntry } from '../log/submit-entry.ts';
import { announceDeposit } from './announce-deposit.ts';
import type { AskedMove } from './decide-move.ts';
import { type Deposit, isActive } from './deposit.ts';
import { theService } from './deposit-actors.ts';
import type { DepositServices } from './deposit-services.ts';
import { type DepositChange, getDeposit, saveDeposits } from './deposit-store.ts';
import { claimPlace } from './kinship-store.ts';
import { planMoves } from './plan-moves.ts';
import { statementBytes } from './statement.ts';

export interface Acceptance {
  /** Moves that come first, such as the screening. */
  first?: readonly AskedMove[];
  accept: Omit<AskedMove, 'name' | 'at' | 'change'>;
}

/**
 * Accepts a sealed deposit in one transaction: its state and events, its place as the one active deposit of holder and
 * number, the end of the version that it supersedes, the entry of the log, and the message to the holder. Answers the
 * accepted deposit; nothing when something moved meanwhile, or the place is taken.
 */
export async function acceptDeposit(
  services: DepositServices,
  deposit: Deposit,
  { first = [], accept }: Acceptance,
): Promise<Deposit | undefined> {
  if (!deposit.statement) throw new Error(`${deposit.id} was never sealed`);
  const { statement } = deposit;
  const entry = await submitEntry(services, { leaf: statementBytes(statement), since: statement.sealedAt });
  const { id, acceptedAt: at } = entry;
  const moves: AskedMove[] = [
    ...first,
    { ...accept, name: 'accept', at, change: { entry: id, acceptedAt: at, proposal: null } },
  ];
  const accepted = planMoves(deposit, moves);
  const earlier = await earlierVersion(services, deposit);
  const changes = [accepted, ...(earlier ? [superseded(earlier, accepted.deposit, accept.requestId)] : [])];
  const writes: TransactionWrite[] = [
    claimPlace(services.deposits, accepted.deposit, earlier),
    ...entry.writes,
    ...announceDeposit(services, 'deposit.accepted', accepted.deposit),
  ];
  return (await saveDeposits(services.deposits, changes, writes)) ? accepted.deposit : undefined;
}

/** The active deposit of the same holder and number that gives way. */
async function earlierVersion({ deposits }: DepositServices, deposit: Deposit): Promise<Deposit | undefined> {
  const earlier = deposit.supersedes ? await getDeposit(deposits, deposit.supersedes) : undefined;
  if (!earlier || !isActive(earlier) || earlier.standard !== deposit.standard) return undefined;
  return earlier.holder.organization === deposit.holder.organization ? earlier : undefined;
}

function superseded(earlier: Deposit, by: Deposit, requestId: string): DepositChange {
  const change = { supersededBy: by.id, transferTo: null };
  return planMoves(earlier, [{ name: 'supersede', actor: theService, at: by.updatedAt, requestId, change }]);
}
