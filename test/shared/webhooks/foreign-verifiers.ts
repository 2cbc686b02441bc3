import { createPublicKey, verify } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import type { Received } from './receiver.ts';

/** Whether the libraries that receivers use take a message: Standard Webhooks and Svix by the shared secret. */
export function isTakenBySecret({ headers, body }: Received, secret: string): boolean {
  try {
    const read = new Webhook(secret).verify(body, headers);
    new SvixWebhook(secret).verify(body, headers);
    return JSON.stringify(read) === body;
  } catch {
    return false;
  }
}

/** Whether a signature of the message is one of the public key (`v1a`, RFC 8032). */
export function isTakenByPublicKey({ headers, body }: Received, printed: string): boolean {
  const x = Buffer.from(printed.replace('whpk_', ''), 'base64').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const signed = Buffer.from(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`);
  const signatures = (headers['webhook-signature'] ?? '').split(' ').map((one) => one.split(','));
  return signatures.some(
    ([version, text]) => version === 'v1a' && verify(null, signed, key, Buffer.from(text ?? '', 'base64')),
  );
}
