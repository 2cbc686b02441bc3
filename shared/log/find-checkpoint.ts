import { checkpointPath, checkpointPathOf, readBytes, readText, timeStampPathOf } from './log-files.ts';
import { readLogKeys } from './log-keys.ts';
import type { LogServices } from './log-services.ts';
import { formatVerifierKey } from './verifier-key.ts';

type Files = Pick<LogServices, 'logFiles'>;

/** The newest checkpoint readers see, or the one of a size that was published. */
export function findCheckpoint({ logFiles }: Files, size?: number): Promise<string | undefined> {
  return readText(logFiles, size === undefined ? checkpointPath : checkpointPathOf(size));
}

/** The time stamp over the checkpoint of a size, as an authority answered it (RFC 3161). */
export function findTimeStamp({ logFiles }: Files, size: number): Promise<Uint8Array | undefined> {
  return readBytes(logFiles, timeStampPathOf(size));
}

/** The verifier keys of the log, a line each: the one that signs now, then those that signed before it. */
export async function findLogKey(services: Files): Promise<string | undefined> {
  const keys = await readLogKeys(services);
  return keys.length > 0 ? keys.map((key) => `${formatVerifierKey(key)}\n`).join('') : undefined;
}

/** A tile or bundle by its path, `tile/…`. */
export function findTile({ logFiles }: Files, path: string): Promise<Uint8Array | undefined> {
  return readBytes(logFiles, path);
}
