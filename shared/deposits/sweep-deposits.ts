import { log } from '../runtime/log.ts';
import type { Deposit } from './deposit.ts';
import type { DepositServices } from './deposit-services.ts';
import { listShelf } from './register-store.ts';
import { screenDeposit } from './screen-deposit.ts';

/** Deposits that one sweep looks at, those declared first; the next one finds the others. */
const mostDeposits = 100;

/**
 * Screens deposits to which nothing has happened for the given minutes since they were sealed, because whoever sealed them
 * died before they were accepted or referred. `sealed` is the only state that a death can leave: the screening is written
 * together with what follows from it. Sweeps may run at once, and while the holder seals again. Answers the ids of those
 * that moved on.
 */
export async function sweepDeposits(services: DepositServices, { minutes }: { minutes: number }): Promise<string[]> {
  const now = services.now();
  const before = new Date(now.getTime() - minutes * 60_000).toISOString();
  const requestId = `sweep-deposits-${now.toISOString()}`;
  const found = await listShelf(services.deposits, { states: ['sealed'] }, { order: 'oldest', limit: mostDeposits });
  const swept: string[] = [];
  for (const { deposit } of found) {
    if (standsStill(deposit, before) && (await goOn(services, deposit, requestId))) swept.push(deposit.id);
  }
  return swept;
}

/** The index that found it follows the table a moment later. */
function standsStill({ state, updatedAt }: Deposit, before: string): boolean {
  return state === 'sealed' && updatedAt < before;
}

/** One that cannot be screened holds up no other. */
async function goOn(services: DepositServices, deposit: Deposit, requestId: string): Promise<boolean> {
  try {
    await screenDeposit(services, deposit, requestId);
    return true;
  } catch (error) {
    log('DEPOSIT_NOT_SCREENED', { deposit: deposit.id, error });
    return false;
  }
}
