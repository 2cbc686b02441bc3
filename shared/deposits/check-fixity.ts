import { createHash } from 'node:crypto';
import { log } from '../runtime/log.ts';
import type { DepositFile } from './deposit.ts';
import { type DepositFiles, documentKey } from './deposit-files.ts';
import type { DepositServices } from './deposit-services.ts';
import { getDeposit } from './deposit-store.ts';
import { getChecks, listUnchecked, recordCheck } from './fixity-store.ts';

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
 * may overlap. A file that cannot be read because the store fails stays due, and ends the run with the error of the store.
 */
export async function checkFixity(
  services: DepositServices,
  { days, files, bytes }: FixityWork,
): Promise<CheckedFiles> {
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
