import { ServiceError } from '../runtime/errors.ts';
import { entryIdOf } from './entry.ts';
import { largestLeaf } from './entry-bundle.ts';
import type { EntryServices } from './log-services.ts';
import { acceptWrites, type TransactionWrite } from './log-store.ts';
import { measureBacklog } from './pending-store.ts';

/** An entry to be: its id, and the writes that accept it. */
export interface SubmittedEntry {
  id: string;
  acceptedAt: string;
  /** Two writes for the caller's own transaction, which is cancelled when the same leaf was accepted before. */
  writes: TransactionWrite[];
}

const mostWaiting = 4096;
const longestWait = 30_000;

/**
 * Prepares an entry; it is accepted when the caller's transaction that holds the writes is, and from then on it will be in the
 * log. Throws `TOO_LARGE` for a leaf that fits no bundle and `TOO_MANY_REQUESTS` while the log is behind: nothing that was
 * accepted is ever dropped, so the door is shut before. It is not accepted earlier than `since`, whatever the clock of this process says.
 */
export async function submitEntry(
  services: EntryServices,
  { leaf, since }: { leaf: Uint8Array; since?: string },
): Promise<SubmittedEntry> {
  if (leaf.length === 0 || leaf.length > largestLeaf) {
    throw new ServiceError('TOO_LARGE', {
      zh: `日志条目须为 1 至 ${largestLeaf} 字节。`,
      en: `An entry of the log has 1 to ${largestLeaf} bytes.`,
    });
  }
  const now = services.now();
  const id = entryIdOf(leaf);
  const { count, oldest } = await measureBacklog(services.log, id, mostWaiting);
  if (count > mostWaiting || (oldest && now.getTime() - Date.parse(oldest) > longestWait)) {
    throw new ServiceError(
      'TOO_MANY_REQUESTS',
      { zh: '日志正在追赶积压的条目，请稍后再试。', en: 'The log is catching up; try again in a moment.' },
      { headers: { 'retry-after': '10' } },
    );
  }
  const acceptedAt = [now.toISOString(), since ?? ''].sort().at(-1) ?? '';
  return { id, acceptedAt, writes: acceptWrites(services.log, { id, acceptedAt, leaf }) };
}
