import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const letters = '0123456789abcdefghjkmnpqrstvwxyz';

/** Twelve characters by chance (60 bits), without those that are mistaken for others. */
export function newId(): string {
  return Array.from(randomBytes(12), (byte) => letters[byte % 32]).join('');
}

/** 256 bits by chance, in 43 URL-safe characters: nothing that could be guessed, so one plain hash guards it. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 in hexadecimal: all that is kept of a secret. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Whether a secret is the one that was hashed, in a time that tells nothing. */
export function isSecret(secret: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(secret), 'hex'), Buffer.from(hash, 'hex'));
}
