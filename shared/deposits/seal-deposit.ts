import { randomBytes } from 'node:crypto';
import { requireReasonable, typeOfFile } from '../literature/inspect-file.ts';
import { Refusal, refusals } from '../literature/refusal.ts';
import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import type { Deposit } from './deposit.ts';
import { holderActor } from './deposit-actors.ts';
import { documentKey, readUpload, uploadKey } from './deposit-files.ts';
import type { Actor } from './deposit-moves.ts';
import type { DepositServices } from './deposit-services.ts';
import { getDeposit, saveDeposits } from './deposit-store.ts';
import { kinshipWrites } from './kinship-store.ts';
import { planMoves } from './plan-moves.ts';
import { readSketch } from './read-sketch.ts';
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
  const sealed = found.state === 'uploading' ? await sealUpload(services, found, actor, requestId) : found;
  return sealed.state === 'sealed' ? screenDeposit(services, sealed, requestId) : sealed;
}

async function sealUpload(
  services: DepositServices,
  deposit: Deposit,
  actor: Actor,
  requestId: string,
): Promise<Deposit> {
  const bytes = await checkedUpload(services, deposit);
  const { file, claims, depositor, supersedes } = deposit;
  await services.depositFiles.documents.add(documentKey(file), bytes, file.mediaType);
  const sketch = await readSketch(bytes, file).catch(unreadable);
  const at = services.now().toISOString();
  const salts = { claims: salt(), depositor: salt() };
  const facts = { documentSha256: file.sha256, bytes: file.bytes, mediaType: file.mediaType, sealedAt: at };
  const statement = makeStatement({ depositId: deposit.id, ...facts, supersedes, claims, depositor, salts });
  const change = { statement, salts, sketch };
  const sealed = planMoves(deposit, [{ name: 'seal', actor, at, requestId, change }]);
  const saved = await saveDeposits(services.deposits, [sealed], kinshipWrites(services.deposits, sealed.deposit));
  // The bucket forgets by itself what could not be removed.
  if (saved) await services.depositFiles.uploads.remove(uploadKey(deposit)).catch(() => undefined);
  const stands = saved ? sealed.deposit : await getDeposit(services.deposits, deposit.id);
  if (!stands || stands.state === 'uploading') throw movedMeanwhile();
  return stands;
}

/** The bytes, hashed here: what the bucket or the depositor says of them does not count. */
async function checkedUpload({ depositFiles }: DepositServices, deposit: Deposit): Promise<Uint8Array> {
  const { sha256, bytes: length, mediaType } = deposit.file;
  const facts = await depositFiles.uploads.facts(uploadKey(deposit));
  if (!facts) {
    throw new ServiceError('CONFLICT', { zh: '文件还没有上传。', en: 'The file has not been uploaded yet.' });
  }
  try {
    if (facts.bytes !== length) throw new Refusal('hash-mismatch');
    const upload = await readUpload(depositFiles, deposit);
    if (upload?.sha256 !== sha256) throw new Refusal('hash-mismatch');
    if (typeOfFile(upload.bytes, mediaType) !== mediaType) throw new Refusal('type-unknown');
    if (mediaType === 'application/pdf') requireReasonable(upload.bytes);
    return upload.bytes;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await depositFiles.uploads.remove(uploadKey(deposit));
    throw new ServiceError('INVALID', refusals[error.reason], { cause: error });
  }
}

/** A file without a readable text is deposited all the same. */
function unreadable(error: unknown): string[] {
  if (error instanceof Refusal) return [];
  throw error;
}

const salt = () => randomBytes(32).toString('hex');
