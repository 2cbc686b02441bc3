import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { openNote } from './note.ts';
import { verifyInclusion } from './proof.ts';
import { parseReceipt } from './receipt.ts';
import { hashLeaf } from './tree.ts';
import { logKeysAmong, type VerifierKey } from './verifier-key.ts';

/** Whom to believe: the log, and how many of which witnesses must have seen the checkpoint. */
export interface TrustPolicy {
  logKey: VerifierKey;
  /** Keys of the same name that the log signed with before, or signs with since. */
  otherKeys?: readonly VerifierKey[];
  witnesses?: readonly VerifierKey[];
  quorum?: number;
}

/** Why a receipt proves nothing. */
export type ReceiptFault = 'receipt' | 'checkpoint' | 'witnesses' | 'leaf';

export type VerifiedReceipt =
  | { valid: true; index: number; checkpoint: Checkpoint; witnesses: string[] }
  | { valid: false; fault: ReceiptFault };

/**
 * Whether a receipt proves that the leaf is in the log. Needs nothing but its arguments: no network, no clock, nothing that
 * a browser lacks.
 */
export function verifyReceipt(receiptText: Uint8Array, leaf: Uint8Array, policy: TrustPolicy): VerifiedReceipt {
  const { logKey, otherKeys = [], witnesses = [], quorum = 0 } = policy;
  const logKeys = logKeysAmong([logKey, ...otherKeys]);
  const text = decodeText(receiptText);
  const receipt = text === undefined ? undefined : parseReceipt(text);
  if (!receipt) return { valid: false, fault: 'receipt' };
  const note = openNote(receipt.checkpoint, [...logKeys, ...witnesses]);
  const checkpoint = note && parseCheckpoint(note.text);
  if (!checkpoint || !note.signedBy.some((key) => logKeys.includes(key)) || checkpoint.origin !== logKey.name) {
    return { valid: false, fault: 'checkpoint' };
  }
  const seenBy = note.signedBy.filter((key) => !logKeys.includes(key)).map(({ name }) => name);
  if (seenBy.length < quorum) return { valid: false, fault: 'witnesses' };
  const { size, root } = checkpoint;
  const { index, proof } = receipt;
  if (!verifyInclusion({ leafHash: hashLeaf(leaf), index, size, root, proof })) return { valid: false, fault: 'leaf' };
  return { valid: true, index, checkpoint, witnesses: seenBy };
}

/** Strictly: bytes that are no UTF-8 would otherwise be replaced, and a mark at the beginning dropped. */
function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
