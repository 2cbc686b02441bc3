import { createHmac, createPrivateKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { SigningKeys } from './endpoint.ts';

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const bytesOf = (printed: string) => Buffer.from(printed.slice(printed.indexOf('_') + 1), 'base64');

/** A fresh secret of 256 bits and a fresh pair of Ed25519 keys. */
export function newSigningKeys(): SigningKeys {
  const { d = '', x = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return {
    secret: `whsec_${base64(randomBytes(32))}`,
    privateKey: `whsk_${base64(Buffer.concat([Buffer.from(d, 'base64url'), Buffer.from(x, 'base64url')]))}`,
    publicKey: `whpk_${base64(Buffer.from(x, 'base64url'))}`,
    until: null,
  };
}

export interface Message {
  id: string;
  /** Instant of this try. */
  at: Date;
  body: string;
}

/**
 * The headers of a message by Standard Webhooks 1.0: for each generation of keys a signature that the public key verifies
 * (`v1a`, Ed25519) and one that the shared secret does (`v1`, HMAC-SHA256).
 */
export function signMessage({ id, at, body }: Message, keys: readonly SigningKeys[]): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signed = Buffer.from(`${id}.${timestamp}.${body}`);
  const signatures = keys.flatMap(({ secret, privateKey }) => [
    `v1a,${base64(sign(null, signed, readPrivateKey(privateKey)))}`,
    `v1,${base64(createHmac('sha256', bytesOf(secret)).update(signed).digest())}`,
  ]);
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

function readPrivateKey(printed: string) {
  const bytes = bytesOf(printed);
  const [d, x] = [bytes.subarray(0, 32), bytes.subarray(32)].map((part) => part.toString('base64url'));
  return createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', d, x }, format: 'jwk' });
}
