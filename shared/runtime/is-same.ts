import { timingSafeEqual } from 'node:crypto';

/** Whether bytes are the same, in a time that tells only whether their lengths are. */
export function isSame(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
