import { createHash } from 'node:crypto';
import { log } from '../runtime/log.ts';
import { type DepositFile, DepositState } from './deposit.ts';
import { type DepositFiles, documentKey } from './deposit-files.ts';
import type { DepositServices } from './deposit-services.ts';
import { getDeposit } from './deposit-store.ts';
import { addFirstCheck, getBookmark, getChecks, listUnchecked, moveBookmark, recordCheck } from './fixity-store.ts';
import { listShelf } from './register-store.ts';

export interface FixityWork {
  /** Days after which a file is due again. */
  days: number;
  /** At most so many files are hashed. */
  files: number;
  /** No further file is begun when so many bytes have been hashed. */
  bytes: number;
}

export interface CheckedFiles {
  /** Deposits whose file was hashed. */
  checked: number;
  /** Those whose file is not what was sealed, or gone. */
  damaged: string[];
}

/**
 * Hashes stored files again, those first whose check is oldest, and records on each deposit what was found (domain D8). Runs
 * may overlap. Deposits that no check is known of are taken in first. A file that cannot be read because the store fails stays due, and ends the run with the error of the store.
 */
export async function checkFixity(
  services: DepositServices,
  { days, files, bytes }: FixityWork,
): Promise<CheckedFiles> {
  await takeIn(services);
  const before = new Date(services.now().getTime() - days * 86_400_000).toISOString();
  const due = await listUnchecked(services.deposits, { before, limit: files });
  const damaged: string[] = [];
  let [checked, hashed] = [0, 0];
  for (const id of due) {
    if (hashed >= bytes) break;
    const [deposit, checks] = await Promise.all([
      getDeposit(services.deposits, id),
      getChecks(services.deposits, [id]),
    ]);
    const after = checks.get(id);
    // The index that found it follows the table a moment later.
    if (!deposit?.statement || !after || after.checkedAt >= before) continue;
    const { documentSha256: sealed, bytes: length } = deposit.statement;
    const found = await hashStored(services.depositFiles, deposit.file);
    const ok = found?.sha256 === sealed && found.bytes === length;
    if (!ok) {
      damaged.push(id);
      log('DEPOSIT_DAMAGED', { deposit: id, sealed, found: found?.sha256 ?? null });
    }
    await recordCheck(services.deposits, id, { after, found: { checkedAt: services.now().toISOString(), ok } });
    checked += 1;
    hashed += found?.bytes ?? 0;
  }
  return { checked, damaged };
}

/** As many as can be loaded at once. */
const stretch = 100;

/**
 * Looks for deposits without a check, such as those that were sealed before checks were recorded: in each run a stretch of all
 * deposits, round and round.
 */
async function takeIn({ deposits }: Pick<DepositServices, 'deposits'>): Promise<void> {
  const beyond = await getBookmark(deposits);
  const sealed = DepositState.options.filter((state) => state !== 'uploading');
  const found = await listShelf(deposits, { states: sealed }, { order: 'oldest', beyond, limit: stretch });
  const checks = await getChecks(
    deposits,
    found.map(({ deposit }) => deposit.id),
  );
  for (const { deposit } of found) if (!checks.has(deposit.id)) await addFirstCheck(deposits, deposit);
  await moveBookmark(deposits, found.length < stretch ? undefined : found.at(-1)?.declared);
}

/** Hash and length of a kept file as it is now, piece by piece; nothing when it is gone. */
async function hashStored(
  { uploads }: DepositFiles,
  file: DepositFile,
): Promise<{ sha256: string; bytes: number } | undefined> {
  // The same bucket, read as a stream.
  const stream = await uploads.read(documentKey(file));
  if (!stream) return undefined;
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of stream) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}
