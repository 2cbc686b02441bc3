import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { cosignedMessage, formatSignature } from '#shared/log/note.ts';
import { type VerifierKey, verifierKey } from '#shared/log/verifier-key.ts';

/** A key that signs notes, made by Node's own cryptography. */
export interface NoteSigner {
  key: VerifierKey;
  privateKey: KeyObject;
  /** The signature line over a text; of witnesses, at a second. */
  line(text: string, seconds?: bigint): string;
}

export function makeSigner(
  name: string,
  kind: VerifierKey['kind'] = 'log',
  { privateKey }: { privateKey: KeyObject } = generateKeyPairSync('ed25519'),
): NoteSigner {
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const key = verifierKey(name, new Uint8Array(publicKey.subarray(12)), kind);
  const line = (text: string, seconds = 1_764_000_000n) => {
    const message = kind === 'log' ? new TextEncoder().encode(text) : cosignedMessage(text, seconds);
    const time = Buffer.alloc(kind === 'log' ? 0 : 8);
    if (kind === 'witness') time.writeBigUInt64BE(seconds);
    const signature = Buffer.concat([time, sign(null, message, privateKey)]);
    return formatSignature({ name, keyId: key.id, signature });
  };
  return { key, privateKey, line };
}
