import { sha256 } from '@noble/hashes/sha2.js';

/** A SHA-256 hash, 32 bytes. */
export type Hash = Uint8Array;

export const hashBytes = 32;

/** Root of a tree without leaves (RFC 6962 §2.1). */
export const emptyRoot: Hash = sha256(new Uint8Array());

/** Hash of a leaf: SHA-256(0x00 ‖ leaf). */
export function hashLeaf(leaf: Uint8Array): Hash {
  return sha256(joinBytes([Uint8Array.of(0), leaf]));
}

/** Hash of an inner node: SHA-256(0x01 ‖ left ‖ right). */
export function hashChildren(left: Hash, right: Hash): Hash {
  return sha256(joinBytes([Uint8Array.of(1), left, right]));
}

/**
 * Root over nodes of one height, of which only the last may be the root of something smaller; RFC 6962 splits both alike,
 * at the largest power of two below the count. Throws on no nodes.
 */
export function rootOfNodes(nodes: readonly Hash[]): Hash {
  const [first] = nodes;
  if (!first) throw new RangeError('no nodes have no root');
  if (nodes.length === 1) return first;
  const split = splitOf(nodes.length);
  return hashChildren(rootOfNodes(nodes.slice(0, split)), rootOfNodes(nodes.slice(split)));
}

/** The largest power of two below a count of at least two; right beyond 32 bits, where shifts are not. */
export function splitOf(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
