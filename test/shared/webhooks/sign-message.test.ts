import { describe, expect, test } from 'vitest';
import { newSigningKeys, signMessage } from '#shared/webhooks/sign-message.ts';
import { isTakenByPublicKey, isTakenBySecret } from './foreign-verifiers.ts';

const [keys, older, strange] = [newSigningKeys(), newSigningKeys(), newSigningKeys()];
const body = JSON.stringify({
  type: 'deposit.accepted',
  timestamp: '2026-11-25T14:00:00Z',
  data: { number: 'T/标准 1' },
});
const message = { id: 'evt-0123456789abcdef01234567', at: new Date(), body };
const sent = (by = [keys]) => ({ headers: signMessage(message, by), body });

describe('a signed message', () => {
  test('is taken by the libraries that receivers use and by the public key', () => {
    expect([isTakenBySecret(sent(), keys.secret), isTakenByPublicKey(sent(), keys.publicKey)]).toEqual([true, true]);
  });

  test('is refused under other keys', () => {
    expect([isTakenBySecret(sent(), strange.secret), isTakenByPublicKey(sent(), strange.publicKey)]).toEqual([
      false,
      false,
    ]);
  });

  test.each(['webhook-id', 'webhook-timestamp'])('is refused when %s was changed', (name) => {
    const { headers } = sent();
    const changed = { headers: { ...headers, [name]: `${headers[name]}1` }, body };
    expect([isTakenBySecret(changed, keys.secret), isTakenByPublicKey(changed, keys.publicKey)]).toEqual([
      false,
      false,
    ]);
  });

  test('is refused when one byte of it was changed', () => {
    const changed = { ...sent(), body: body.replace('1"', '2"') };
    expect([isTakenBySecret(changed, keys.secret), isTakenByPublicKey(changed, keys.publicKey)]).toEqual([
      false,
      false,
    ]);
  });

  test('is taken by old and new keys alike while both sign', () => {
    const both = sent([keys, older]);
    expect([keys, older].map(({ secret }) => isTakenBySecret(both, secret))).toEqual([true, true]);
    expect([keys, older].map(({ publicKey }) => isTakenByPublicKey(both, publicKey))).toEqual([true, true]);
  });

  test('shows neither the secret nor the private key', () => {
    const text = JSON.stringify(sent());
    expect([keys.secret, keys.privateKey].some((key) => text.includes(key.slice(6)))).toBe(false);
  });
});
