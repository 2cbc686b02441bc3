import { createHmac } from 'node:crypto';
import { isSame } from '../../runtime/is-same.ts';
import { forgedNotice } from '../payment-refusals.ts';

/** How far the clock of a notice may be off, in seconds. */
const mostSkew = 300;

/** @throws ServiceError UNAUTHENTICATED unless a notice was made within five minutes of now */
export function requireFresh(seconds: number, now: Date): void {
  const skew = Math.abs(now.getTime() / 1000 - seconds);
  if (!(skew <= mostSkew)) throw forgedNotice();
}

/** `t=…,v1=…`: HMAC-SHA256 over the instant in seconds, a point and the body, as Stripe signs. */
export function signNotice(body: string, secret: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000);
  return `t=${seconds},v1=${digest(seconds, body, secret).toString('hex')}`;
}

/** @throws ServiceError UNAUTHENTICATED unless one of the signatures is right and the notice is fresh */
export function verifyNotice(header: string | undefined, body: string, secret: string, now: Date): void {
  const parts = (header ?? '').split(',').map((part) => part.split('=', 2));
  const seconds = Number(parts.find(([name]) => name === 't')?.[1]);
  const expected = digest(seconds, body, secret);
  const isRight = parts
    .filter(([name]) => name === 'v1')
    .some(([, value = '']) => isSame(Buffer.from(value, 'hex'), expected));
  if (!isRight) throw forgedNotice();
  requireFresh(seconds, now);
}

const digest = (seconds: number, body: string, secret: string) =>
  createHmac('sha256', secret).update(`${seconds}.${body}`).digest();
