import { verifyTLogInclusion } from '@sigstore/verify/dist/tlog/index.js';
import type { VerifierKey } from '#shared/log/verifier-key.ts';
import { publicKeyOf } from './signature-promises.ts';

const always = { start: new Date(0), end: new Date('2999-01-01T00:00:00Z') };

/** What Sigstore is told, read from the text of a receipt. */
export interface Claim {
  index: string;
  proof: Buffer[];
  checkpoint: string;
}

export function claimOf(receipt: string): Claim {
  const end = receipt.indexOf('\n\n');
  const [, index = '', ...proof] = receipt.slice(0, end).split('\n');
  return {
    index: index.replace('index ', ''),
    proof: proof.map((line) => Buffer.from(line, 'base64')),
    checkpoint: receipt.slice(end + 2),
  };
}

/** Inclusion and signature of the checkpoint by Sigstore: `included`, or why not. */
export function judgeInclusion({ index, proof, checkpoint }: Claim, leaf: Buffer, key: VerifierKey): string {
  const logID = Buffer.from(key.id);
  const authority = {
    logID,
    baseURL: `https://${key.name}`,
    publicKey: publicKeyOf(key.publicKey),
    validFor: always,
  };
  const envelope = { envelope: checkpoint };
  const entry: Parameters<typeof verifyTLogInclusion>[0] = {
    logIndex: index,
    logId: { keyId: logID },
    kindVersion: { kind: 'deposit', version: '1' },
    integratedTime: '0',
    inclusionPromise: undefined,
    inclusionProof: {
      logIndex: index,
      rootHash: Buffer.alloc(0),
      treeSize: '',
      hashes: proof,
      checkpoint: envelope,
    },
    canonicalizedBody: leaf,
  };
  return judged(() => verifyTLogInclusion(entry, [authority]), 'included');
}

export function judged(verify: () => void, good: string): string {
  try {
    verify();
    return good;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
