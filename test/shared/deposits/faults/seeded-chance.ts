import crypto, { type KeyObject } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';
import { Random } from '#test/bench/random.ts';

/** Bytes that follow from a seed: no secret, and good for a test alone. */
export function seededBytes(seed: number): (count: number) => Buffer {
  const numbers = new Random(seed);
  return (count) => Buffer.from(Array.from({ length: count }, () => numbers.below(256)));
}

/** A key of Ed25519 made of 32 bytes (RFC 8410). */
export function keyOfBytes(bytes: Uint8Array): KeyObject {
  const key = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), bytes]);
  return crypto.createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

/**
 * Does some work in which salts, numbers of requests and waits that code under test asks of Node follow from the seed, so that
 * the same seed tells the same story to the byte. Nothing else may run beside it.
 */
export async function withSeed<T>(seed: number, turn: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  const bytes = seededBytes(seed);
  const numbers = new Random(seed);
  const { randomBytes } = crypto;
  const { setTimeout } = timers;
  const { random } = Math;
  Object.assign(crypto, { randomBytes: bytes });
  Object.assign(timers, { setTimeout: turn });
  Math.random = () => numbers.next();
  syncBuiltinESMExports();
  try {
    return await work();
  } finally {
    Object.assign(crypto, { randomBytes });
    Object.assign(timers, { setTimeout });
    Math.random = random;
    syncBuiltinESMExports();
  }
}
