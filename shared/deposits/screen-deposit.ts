import { acceptDeposit } from './accept-deposit.ts';
import type { AskedMove } from './decide-move.ts';
import type { Deposit } from './deposit.ts';
import { theService } from './deposit-actors.ts';
import type { DepositServices } from './deposit-services.ts';
import { type DepositTable, getDeposit, getDeposits, saveDeposits } from './deposit-store.ts';
import { listAllKin } from './kinship-store.ts';
import { planMoves } from './plan-moves.ts';
import { movedMeanwhile, noDeposit } from './refusals.ts';
import { type Kin, screen } from './screening.ts';

/** Another deposit may take the place between a look and the write; then there is something to review. */
const attempts = 3;

/** Screens a sealed deposit, and accepts it when nothing was found; else a reviewer decides. */
export async function screenDeposit(services: DepositServices, sealed: Deposit, requestId: string): Promise<Deposit> {
  let deposit = sealed;
  for (let attempt = 1; deposit.state === 'sealed'; attempt += 1) {
    if (attempt > attempts) throw movedMeanwhile();
    const stands = (await passOn(services, deposit, requestId)) ?? (await getDeposit(services.deposits, deposit.id));
    if (!stands) throw noDeposit();
    deposit = stands;
  }
  return deposit;
}

/** What became of it; nothing when somebody else was first, or the place is taken. */
async function passOn(services: DepositServices, deposit: Deposit, requestId: string): Promise<Deposit | undefined> {
  const findings = screen(deposit, await findKin(services.deposits, deposit));
  const at = services.now().toISOString();
  const screened: AskedMove = { name: 'screen', actor: theService, at, requestId, change: { findings } };
  if (findings.length === 0) {
    return acceptDeposit(services, deposit, { first: [screened], accept: { actor: theService, requestId } });
  }
  const referred: AskedMove = { name: 'refer', actor: theService, at, requestId };
  const change = planMoves(deposit, [screened, referred]);
  return (await saveDeposits(services.deposits, [change])) ? change.deposit : undefined;
}

async function findKin(table: DepositTable, deposit: Deposit): Promise<Kin> {
  const kin = await listAllKin(table, deposit);
  const load = (ids: readonly string[]) => getDeposits(table, ids.slice(0, 100));
  const [ofNumber, ofFile, ofText] = await Promise.all([load(kin.number), load(kin.file), load(kin.text)]);
  return { ofNumber, ofFile, ofText };
}
