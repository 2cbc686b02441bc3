import { expect } from 'vitest';
import { entryIdOf } from '#shared/log/entry.ts';
import { findReceipt } from '#shared/log/find-receipt.ts';
import { parseVerifierKey } from '#shared/log/verifier-key.ts';
import { verifyReceipt } from '#shared/log/verify-receipt.ts';
import { logViolations, nothingSeen, readPublicLog, type Witnessed } from './log-promises.ts';
import { readLogSnapshot } from './log-snapshot.ts';
import type { TestLog } from './open-log.ts';

export { nothingSeen };

/**
 * Everything that must hold whatever went wrong before: one root a size, contiguous indices, entries and tiles that give the
 * signed roots, nothing public that changed, and for every accepted entry a receipt.
 */
export async function checkLog(
  log: Pick<TestLog, 'services' | 's3' | 'signed'> & { place: { name: string } },
  accepted: readonly string[],
  seen: Witnessed = nothingSeen(),
): Promise<void> {
  const snapshot = await readLogSnapshot(log);
  expect(logViolations(snapshot, { accepted, seen })).toEqual([]);
  const logKey = parseVerifierKey(new TextDecoder().decode(snapshot.files.get('key')).split('\n')[0] ?? '');
  if (!logKey) throw new Error('the log has no key');
  const leaves = readPublicLog(snapshot, () => undefined)?.leaves ?? [];
  for (const id of accepted.slice(-20)) {
    const found = await findReceipt(log.services, id);
    if (found?.state !== 'published') throw new Error(`${id} has no receipt`);
    const leaf = leaves[found.index] ?? new Uint8Array();
    expect(entryIdOf(leaf)).toBe(id);
    expect(verifyReceipt(Buffer.from(found.receipt), leaf, { logKey })).toMatchObject({ valid: true });
  }
}
