import { randomBytes } from 'node:crypto';
import type { Caller } from '../runtime/caller.ts';
import type { Deposit } from './deposit.ts';
import { holderActor } from './deposit-actors.ts';
import { uploadKey } from './deposit-files.ts';
import type { Actor } from './deposit-moves.ts';
import type { DepositServices } from './deposit-services.ts';
import { getDeposit, saveDeposits } from './deposit-store.ts';
import { firstCheck } from './fixity-store.ts';
import { enterHolder } from './holder-store.ts';
import { keepUpload } from './keep-upload.ts';
import { kinshipWrites } from './kinship-store.ts';
import { planMoves } from './plan-moves.ts';
import { readContents } from './read-contents.ts';
import { movedMeanwhile, noDeposit, refusedMove } from './refusals.ts';
import { screenDeposit } from './screen-deposit.ts';
import { makeStatement } from './statement.ts';

export interface SealInput {
  id: string;
  caller: Caller;
  requestId: string;
}

/**
 * Seals an uploaded deposit, screens it, and accepts it or hands it to a reviewer. May be called again after any fault:
 * it goes on where it was left, and of what is done already it tells the outcome.
 */
export async function sealDeposit(services: DepositServices, { id, caller, requestId }: SealInput): Promise<Deposit> {
  const found = await getDeposit(services.deposits, id);
  if (!found) throw noDeposit();
  const actor = await holderActor(services, caller, found);
  if (['returned', 'rejected', 'withdrawn'].includes(found.state)) throw refusedMove('state');
  const sealed = found.state === 'uploading' ? await sealOnce(services, found, actor, requestId) : found;
  return sealed.state === 'sealed' ? screenDeposit(services, sealed, requestId) : sealed;
}

/** What goes wrong does not matter where another request has sealed it meanwhile, and taken the upload away. */
async function sealOnce(...asked: Parameters<typeof sealUpload>): Promise<Deposit> {
  try {
    return await sealUpload(...asked);
  } catch (error) {
    const [services, { id }] = asked;
    const stands = await getDeposit(services.deposits, id);
    if (!stands || stands.state === 'uploading') throw error;
    return stands;
  }
}

async function sealUpload(
  services: DepositServices,
  deposit: Deposit,
  actor: Actor,
  requestId: string,
): Promise<Deposit> {
  const bytes = await keepUpload(services.depositFiles, deposit);
  const { file, claims, depositor, supersedes } = deposit;
  const { sketch, findings } = await readContents(bytes, file);
  const at = services.now().toISOString();
  const salts = { claims: salt(), depositor: salt() };
  const facts = { documentSha256: file.sha256, bytes: file.bytes, mediaType: file.mediaType, sealedAt: at };
  const statement = makeStatement({ depositId: deposit.id, ...facts, supersedes, claims, depositor, salts });
  const change = { statement, salts, sketch, ...(findings.length > 0 && { fileFindings: findings }) };
  const sealed = planMoves(deposit, [{ name: 'seal', actor, at, requestId, change }]);
  await enterHolder(services.deposits, depositor);
  const found = [...kinshipWrites(services.deposits, sealed.deposit), firstCheck(services.deposits, deposit, at)];
  const saved = await saveDeposits(services.deposits, [sealed], found);
  // The bucket forgets by itself what could not be removed.
  if (saved) await services.depositFiles.uploads.remove(uploadKey(deposit)).catch(() => undefined);
  const stands = saved ? sealed.deposit : await getDeposit(services.deposits, deposit.id);
  if (!stands || stands.state === 'uploading') throw movedMeanwhile();
  return stands;
}

const salt = () => randomBytes(32).toString('hex');
