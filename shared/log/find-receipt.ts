import { publishedSize } from './head.ts';
import { checkpointPathOf, readBytes, readText, tileFetcher, timeStampPathOf } from './log-files.ts';
import type { LogServices } from './log-services.ts';
import { getEntry, getHead } from './log-store.ts';
import { proveInclusion } from './proof.ts';
import { formatReceipt } from './receipt.ts';
import { subtreeReader } from './tile.ts';

/** What can be said of an entry: that it will be in the log, or where it is. */
export type FoundReceipt =
  | { state: 'pending'; acceptedAt: string }
  | {
      state: 'published';
      acceptedAt: string;
      index: number;
      /** Size of the tree that the receipt proves it to be in, the first one that holds it. */
      size: number;
      /** `tlog-proof@v1`; always the same for an entry. */
      receipt: string;
      /** Answer of the time-stamping authority over the receipt's checkpoint (RFC 3161), when there is one. */
      timeStamp: Uint8Array | null;
    };

/** The receipt of an entry, undefined when no entry with this id was accepted. */
export async function findReceipt(services: LogServices, id: string): Promise<FoundReceipt | undefined> {
  const [entry, head] = await Promise.all([getEntry(services.log, id), getHead(services.log)]);
  if (!entry) return undefined;
  const { acceptedAt, index, size } = entry;
  const pending = { state: 'pending', acceptedAt } as const;
  if (index === undefined || size === undefined || !head || size > publishedSize(head)) return pending;
  const files = services.logFiles;
  const [proof, checkpoint, timeStamp] = await Promise.all([
    proveInclusion(subtreeReader(size, tileFetcher(files)), index, size),
    readText(files, checkpointPathOf(size)),
    readBytes(files, timeStampPathOf(size)),
  ]);
  if (checkpoint === undefined) return pending;
  const receipt = formatReceipt({ index, proof, checkpoint });
  return { state: 'published', acceptedAt, index, size, receipt, timeStamp: timeStamp ?? null };
}
