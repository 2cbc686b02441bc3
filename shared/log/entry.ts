import { bytesToHex } from '@noble/hashes/utils.js';
import * as z from 'zod';
import { hashLeaf } from './tree.ts';

/** Id of an entry: its leaf hash in hexadecimal. The same leaf is logged once. */
export function entryIdOf(leaf: Uint8Array): string {
  return bytesToHex(hashLeaf(leaf));
}

/** What the table says of an entry. */
export const Entry = z.object({
  acceptedAt: z.iso.datetime(),
  /** Its place in the log, once it has one. */
  index: z.int().nonnegative().optional(),
  /** Size of the first tree that holds it. */
  size: z.int().positive().optional(),
});
export type Entry = z.infer<typeof Entry>;

/** An entry that waits for its place. */
export interface PendingEntry {
  id: string;
  acceptedAt: string;
  leaf: Uint8Array;
}
