import { acceptDeposit } from './accept-deposit.ts';
import type { AskedMove } from './decide-move.ts';
import type { Deposit } from './deposit.ts';
import { theService } from './deposit-actors.ts';
import type { DepositServices } from './deposit-services.ts';
import { type DepositTable, getDeposit, getDeposits, saveDeposits } from './deposit-store.ts';
import { listKin } from './kinship-store.ts';
import { planMoves } from './plan-moves.ts';
import { movedMeanwhile, noDeposit } from './refusals.ts';
import { type Kin, screen } from './screening.ts';
import { landmarksOf } from './sketch.ts';

/** Another deposit may take the place between a look and the write; then there is something to review. */
const attempts = 3;

/** Screens a sealed deposit, and accepts it when nothing was found; else a reviewer decides. */
export async function screenDeposit(services: DepositServices, sealed: Deposit, requestId: string): Promise<Deposit> {
  let deposit = sealed;
  for (let attempt = 1; deposit.state === 'sealed'; attempt += 1) {
    if (attempt > attempts) throw movedMeanwhile();
    await passOn(services, deposit, requestId);
    const stands = await getDeposit(services.deposits, deposit.id);
    if (!stands) throw noDeposit();
    deposit = stands;
  }
  return deposit;
}

async function passOn(services: DepositServices, deposit: Deposit, requestId: string): Promise<void> {
  const findings = screen(deposit, await findKin(services.deposits, deposit));
  const at = services.now().toISOString();
  const screened: AskedMove = { name: 'screen', actor: theService, at, requestId, change: { findings } };
  if (findings.length === 0) {
    await acceptDeposit(services, deposit, { first: [screened], accept: { actor: theService, requestId } });
    return;
  }
  const referred: AskedMove = { name: 'refer', actor: theService, at, requestId };
  await saveDeposits(services.deposits, [planMoves(deposit, [screened, referred])]);
}

async function findKin(table: DepositTable, deposit: Deposit): Promise<Kin> {
  const landmarks = landmarksOf(deposit.sketch ?? []);
  const [ofNumber, ofFile, ...ofText] = await Promise.all([
    listKin(table, 'number', deposit.standard),
    listKin(table, 'file', deposit.file.sha256),
    ...landmarks.map((landmark) => listKin(table, 'text', landmark)),
  ]);
  const load = (ids: readonly string[] = []) => getDeposits(table, [...new Set(ids)].slice(0, 100));
  return { ofNumber: await load(ofNumber), ofFile: await load(ofFile), ofText: await load(ofText.flat()) };
}
