import { createDecipheriv, randomBytes, sign, verify } from 'node:crypto';
import { forgedNotice } from '../payment-refusals.ts';
import type { WechatSettings } from './provider-settings.ts';
import { requireFresh } from './signed-notice.ts';

type HeaderOf = (name: string) => string | undefined;

/** The `Authorization` of a request to API v3: SHA256-RSA over method, address, instant, nonce and body, a line each. */
export function authorizationOf(
  { merchant, serial, privateKey }: WechatSettings,
  { method, target, body }: { method: string; target: string; body: string },
  now: Date,
): string {
  const timestamp = Math.floor(now.getTime() / 1000);
  const nonce = randomBytes(16).toString('hex');
  const message = `${method}\n${target}\n${timestamp}\n${nonce}\n${body}\n`;
  const signature = sign('sha256', Buffer.from(message), privateKey).toString('base64');
  const parts = { mchid: merchant, nonce_str: nonce, signature, timestamp, serial_no: serial };
  const listed = Object.entries(parts).map(([name, value]) => `${name}="${value}"`);
  return `WECHATPAY2-SHA256-RSA2048 ${listed.join(',')}`;
}

/** @throws ServiceError UNAUTHENTICATED unless the platform signed this body, now, with a key that we know */
export function verifyWechat({ platformKeys }: WechatSettings, headerOf: HeaderOf, body: string, now: Date): void {
  const serial = headerOf('wechatpay-serial') ?? '';
  const key = Object.hasOwn(platformKeys, serial) ? platformKeys[serial] : undefined;
  const timestamp = headerOf('wechatpay-timestamp') ?? '';
  const message = `${timestamp}\n${headerOf('wechatpay-nonce')}\n${body}\n`;
  const signature = Buffer.from(headerOf('wechatpay-signature') ?? '', 'base64');
  if (!key || !verify('sha256', Buffer.from(message), key, signature)) throw forgedNotice();
  requireFresh(Number(timestamp), now);
}

export interface Sealed {
  ciphertext: string;
  nonce: string;
  associated_data?: string;
}

/** The text in a notice, by AES-256-GCM with the key of API v3; the last 16 bytes are the tag. */
export function unseal({ ciphertext, nonce, associated_data = '' }: Sealed, apiKey: string): string {
  try {
    const bytes = Buffer.from(ciphertext, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', apiKey, nonce);
    decipher.setAuthTag(bytes.subarray(-16)).setAAD(Buffer.from(associated_data));
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8');
  } catch {
    throw forgedNotice();
  }
}
