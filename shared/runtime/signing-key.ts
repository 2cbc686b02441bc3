import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { forRecords } from './timeouts.ts';

/** An Ed25519 key that signs and never leaves its place. */
export interface SigningKey {
  /** 32 bytes (RFC 8032). */
  publicKey(): Promise<Uint8Array>;
  /** 64 bytes; the same message always gets the same signature. */
  sign(message: Uint8Array): Promise<Uint8Array>;
}

/** A key of the key service, of the kind ECC_NIST_EDWARDS25519. */
export function serviceKey({ region, keyId }: { region: string; keyId: string }): SigningKey {
  const client = new KMSClient({ region, ...forRecords });
  return {
    publicKey: async () => {
      const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: keyId }));
      return rawKey(PublicKey);
    },
    sign: async (message) => {
      const { Signature } = await client.send(
        new SignCommand({ KeyId: keyId, Message: message, MessageType: 'RAW', SigningAlgorithm: 'ED25519_SHA_512' }),
      );
      if (Signature?.length !== 64) throw new Error('the key service answered without an Ed25519 signature');
      return Signature;
    },
  };
}

/** A private key in a file (PKCS #8, PEM), for one computer. */
export function fileKey(path: string): SigningKey {
  let loaded: Promise<KeyObject> | undefined;
  const load = () => {
    loaded ??= readFile(path).then(createPrivateKey);
    return loaded;
  };
  return {
    publicKey: async () => rawKey(createPublicKey(await load()).export({ type: 'spki', format: 'der' })),
    sign: async (message) => sign(null, message, await load()),
  };
}

/** An Ed25519 key in SubjectPublicKeyInfo (RFC 8410 §4) is 12 bytes of frame and the key itself. */
function rawKey(info: Uint8Array | undefined): Uint8Array {
  if (info?.length !== 44) throw new Error('the signing key is no Ed25519 key');
  return new Uint8Array(info.slice(12));
}
