import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type Checkpoint, parseCheckpoint } from '#shared/log/checkpoint.ts';
import { openNote, parseNote } from '#shared/log/note.ts';
import { verifyInclusion } from '#shared/log/proof.ts';
import { parseReceipt, type Receipt } from '#shared/log/receipt.ts';
import { readTimeStamp, type TimeStamp } from '#shared/log/time-stamp.ts';
import { hashLeaf, sameBytes } from '#shared/log/tree.ts';
import { logKeysAmong, parseVerifierKeys, type VerifierKey } from '#shared/log/verifier-key.ts';
import { readStatement } from './stated-file.ts';

/** What somebody holds in their hands; nothing else is needed. */
export interface Evidence {
  statement: Uint8Array;
  receipt: Uint8Array;
  /** Verifier keys, one a line: the log's, newest first, then those of witnesses that must have signed. */
  keys: string;
  /** SHA-256 and length of the deposited file, as hashed here. */
  file?: { sha256: string; bytes: number };
  /** A checkpoint that came another way than the receipt. */
  checkpoint?: string;
  /** Answer of a time-stamping authority (RFC 3161). */
  timeStamp?: Uint8Array;
}

export const stepNames = [
  'statement',
  'file',
  'key',
  'receipt',
  'checkpoint',
  'inclusion',
  'witnesses',
  'published',
  'timeStamp',
] as const;
export type StepName = (typeof stepNames)[number];

/** `unreached`: what it would stand on has failed. */
export type Outcome = 'passed' | 'failed' | 'skipped' | 'unreached';

export interface Step {
  name: StepName;
  outcome: Outcome;
  /** Which sentence tells it, where an outcome has several. */
  says: string;
  values: Record<string, string>;
}

/** Judges a receipt step by step, where `verifyReceipt` says only whether it holds. Asks nobody for anything. */
export function checkReceipt(evidence: Evidence): { holds: boolean; steps: Step[] } {
  const keys = parseVerifierKeys(evidence.keys);
  const logKeys = logKeysAmong(keys);
  const witnesses = keys.filter(({ kind }) => kind === 'witness');
  const text = decodeText(evidence.receipt);
  const receipt = text === undefined ? undefined : parseReceipt(text);
  // The key that signed the receipt, where the log has had several.
  const logKey = openNote(receipt?.checkpoint ?? '', logKeys)?.signedBy[0] ?? logKeys[0];
  const checkpoint = receipt && openCheckpoint(receipt.checkpoint, logKeys);
  const steps = [
    statementStep(evidence),
    fileStep(evidence),
    keyStep(logKey),
    receiptStep(receipt),
    checkpointStep(receipt, logKey, checkpoint),
    inclusionStep(evidence, receipt, checkpoint),
    witnessStep(receipt, checkpoint, witnesses),
    publishedStep(evidence, logKeys, checkpoint),
    timeStampStep(evidence, receipt),
  ];
  const holds = steps.every(({ name, outcome }) =>
    name === 'inclusion' ? outcome === 'passed' : outcome === 'passed' || outcome === 'skipped',
  );
  return { holds, steps };
}

const step = (name: StepName, outcome: Outcome, values: Record<string, string> = {}, says: string = outcome): Step => ({
  name,
  outcome,
  says,
  values,
});

function statementStep({ statement }: Evidence): Step {
  const read = readStatement(statement);
  const leaf = bytesToHex(hashLeaf(statement));
  if (!read) return step('statement', 'failed');
  return step('statement', 'passed', { leaf, deposit: read.depositId, sealedAt: read.sealedAt });
}

function fileStep({ statement, file }: Evidence): Step {
  const stated = readStatement(statement);
  if (!file) return step('file', 'skipped');
  if (!stated) return step('file', 'unreached');
  const { documentSha256, bytes } = stated;
  const values = { hash: file.sha256, stated: documentSha256, bytes: String(file.bytes), statedBytes: String(bytes) };
  return step('file', file.sha256 === documentSha256 && file.bytes === bytes ? 'passed' : 'failed', values);
}

function keyStep(key: VerifierKey | undefined): Step {
  if (!key) return step('key', 'failed');
  return step('key', 'passed', { name: key.name, fingerprint: fingerprintOf(key) });
}

/** SHA-256 of a public key in hexadecimal by groups of eight, as certificates print it. */
export function fingerprintOf({ publicKey }: VerifierKey): string {
  return bytesToHex(sha256(publicKey)).replace(/(.{8})(?!$)/g, '$1 ');
}

function receiptStep(receipt: Receipt | undefined): Step {
  if (!receipt) return step('receipt', 'failed');
  return step('receipt', 'passed', { index: String(receipt.index), hashes: String(receipt.proof.length) });
}

function checkpointStep(receipt?: Receipt, key?: VerifierKey, checkpoint?: Checkpoint): Step {
  if (!receipt || !key) return step('checkpoint', 'unreached');
  if (!checkpoint) return step('checkpoint', 'failed', { name: key.name });
  const { origin, size, root } = checkpoint;
  return step('checkpoint', 'passed', { origin, size: String(size), root: bytesToHex(root) });
}

function openCheckpoint(text: string, keys: readonly VerifierKey[]): Checkpoint | undefined {
  const note = openNote(text, keys);
  const checkpoint = note && parseCheckpoint(note.text);
  return checkpoint?.origin === keys[0]?.name ? checkpoint : undefined;
}

function inclusionStep({ statement }: Evidence, receipt?: Receipt, checkpoint?: Checkpoint): Step {
  if (!receipt || !checkpoint) return step('inclusion', 'unreached');
  const { index, proof } = receipt;
  const { size, root } = checkpoint;
  const isIn = verifyInclusion({ leafHash: hashLeaf(statement), index, size, root, proof });
  return step('inclusion', isIn ? 'passed' : 'failed', { index: String(index), size: String(size) });
}

function witnessStep(receipt: Receipt | undefined, checkpoint: Checkpoint | undefined, witnesses: VerifierKey[]): Step {
  if (!receipt || !checkpoint) return step('witnesses', witnesses.length > 0 ? 'unreached' : 'skipped');
  const others = parseNote(receipt.checkpoint)?.signatures.filter(({ name }) => name !== checkpoint.origin) ?? [];
  const unknown = others.map(({ name }) => name).filter((name) => !witnesses.some((witness) => witness.name === name));
  if (witnesses.length === 0) {
    if (unknown.length === 0) return step('witnesses', 'skipped');
    return step('witnesses', 'skipped', { names: unknown.join(', ') }, 'unknown');
  }
  const signed = openNote(receipt.checkpoint, witnesses)?.signedBy ?? [];
  const names = (signed.length === witnesses.length ? signed : witnesses.filter((key) => !signed.includes(key)))
    .map(({ name }) => name)
    .join(', ');
  return step('witnesses', signed.length === witnesses.length ? 'passed' : 'failed', { names });
}

/** Whether a checkpoint got elsewhere tells the same: of one size there is one root only. */
function publishedStep({ checkpoint: text }: Evidence, keys: readonly VerifierKey[], own?: Checkpoint): Step {
  if (text === undefined) return step('published', 'skipped');
  if (!own) return step('published', 'unreached');
  const other = openCheckpoint(text, keys);
  if (!other) return step('published', 'failed', {}, 'unsigned');
  const sizes = { size: String(own.size), otherSize: String(other.size) };
  if (other.size !== own.size) return step('published', 'skipped', sizes, 'otherSize');
  return step('published', sameBytes(other.root, own.root) ? 'passed' : 'failed', sizes);
}

/** Over which bytes and when; whether the authority signed it is for whoever has its certificate. */
function timeStampStep({ timeStamp }: Evidence, receipt?: Receipt): Step {
  if (!timeStamp) return step('timeStamp', 'skipped');
  if (!receipt) return step('timeStamp', 'unreached');
  const stamp = readStamp(timeStamp);
  const isOver = stamp && sameBytes(stamp.hash, sha256(new TextEncoder().encode(receipt.checkpoint)));
  return isOver ? step('timeStamp', 'passed', { time: stamp.time }) : step('timeStamp', 'failed');
}

function readStamp(bytes: Uint8Array): TimeStamp | undefined {
  try {
    return readTimeStamp(bytes);
  } catch {
    return undefined;
  }
}

function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
