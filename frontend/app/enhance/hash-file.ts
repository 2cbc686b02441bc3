import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

const pieceBytes = 4 * 1024 * 1024;

/** How many bytes are done, and their hash so far. */
export type HashReport = (bytes: number, soFar: string) => void;

/** SHA-256 of a file in hexadecimal. It is read piece by piece, so that its size does not matter. */
export async function hashFile(file: Blob, report: HashReport): Promise<string> {
  const digest = sha256.create();
  for (let at = 0; at < file.size; at += pieceBytes) {
    digest.update(new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer()));
    report(Math.min(at + pieceBytes, file.size), bytesToHex(digest.clone().digest()));
  }
  return bytesToHex(digest.digest());
}
