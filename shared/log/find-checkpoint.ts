import { checkpointPath, checkpointPathOf, keyPath, readBytes, readText, timeStampPathOf } from './log-files.ts';
import type { LogServices } from './log-services.ts';

type Files = Pick<LogServices, 'logFiles'>;

/** The newest checkpoint readers see, or the one of a size that was published. */
export function findCheckpoint({ logFiles }: Files, size?: number): Promise<string | undefined> {
  return readText(logFiles, size === undefined ? checkpointPath : checkpointPathOf(size));
}

/** The time stamp over the checkpoint of a size, as an authority answered it (RFC 3161). */
export function findTimeStamp({ logFiles }: Files, size: number): Promise<Uint8Array | undefined> {
  return readBytes(logFiles, timeStampPathOf(size));
}

/** The log's own verifier key. */
export function findLogKey({ logFiles }: Files): Promise<string | undefined> {
  return readText(logFiles, keyPath);
}

/** A tile or bundle by its path, `tile/…`. */
export function findTile({ logFiles }: Files, path: string): Promise<Uint8Array | undefined> {
  return readBytes(logFiles, path);
}
