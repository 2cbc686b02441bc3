import { emptyRoot, type Hash, hashBytes, hashChildren, sameBytes, splitOf } from './tree.ts';

/** Reads the root of the complete subtree that covers the leaves `[index × count, (index + 1) × count)`, count a power of two. */
export type ReadSubtree = (count: number, index: number) => Promise<Hash>;

/** Audit path of a leaf in the tree of the first `size` leaves, from its sibling upwards (RFC 6962 §2.1.1). */
export async function proveInclusion(read: ReadSubtree, index: number, size: number): Promise<Hash[]> {
  if (index < 0 || index >= size) throw new RangeError(`leaf ${index} is outside a tree of ${size}`);
  return path(read, index, 0, size);
}

async function path(read: ReadSubtree, index: number, start: number, end: number): Promise<Hash[]> {
  if (end - start === 1) return [];
  const middle = start + splitOf(end - start);
  const [inner, sibling] =
    index < middle
      ? await Promise.all([path(read, index, start, middle), rangeRoot(read, middle, end)])
      : await Promise.all([path(read, index, middle, end), rangeRoot(read, start, middle)]);
  return [...inner, sibling];
}

/**
 * Proof that the first `old` leaves of a tree of `size` are the whole of an earlier tree (RFC 6962 §2.1.2). Empty when the
 * sizes are equal, and from size 0, which only witnesses ask for.
 */
export async function proveConsistency(read: ReadSubtree, old: number, size: number): Promise<Hash[]> {
  if (old < 0 || old > size) throw new RangeError(`a tree of ${size} never had ${old} leaves`);
  return old === 0 || old === size ? [] : subproof(read, old, { start: 0, end: size, isWhole: true });
}

interface Part {
  start: number;
  end: number;
  /** Whether the verifier knows the root of this part, as that of the old tree. */
  isWhole: boolean;
}

async function subproof(read: ReadSubtree, old: number, { start, end, isWhole }: Part): Promise<Hash[]> {
  if (old === end) return isWhole ? [] : [await rangeRoot(read, start, end)];
  const middle = start + splitOf(end - start);
  return old <= middle
    ? [...(await subproof(read, old, { start, end: middle, isWhole })), await rangeRoot(read, middle, end)]
    : [...(await subproof(read, old, { start: middle, end, isWhole: false })), await rangeRoot(read, start, middle)];
}

/** Root of the leaves `[start, end)`, which begin where a subtree of at least their count does. */
async function rangeRoot(read: ReadSubtree, start: number, end: number): Promise<Hash> {
  const count = end - start;
  const split = splitOf(count);
  if (count === 1 || split * 2 === count) return read(count, start / count);
  const [left, right] = await Promise.all([rangeRoot(read, start, start + split), rangeRoot(read, start + split, end)]);
  return hashChildren(left, right);
}

/** What an audit path claims. */
export interface Inclusion {
  leafHash: Hash;
  index: number;
  size: number;
  root: Hash;
  proof: readonly Hash[];
}

/** Whether the path leads from the leaf to the root (RFC 9162 §2.1.3.2). */
export function verifyInclusion({ leafHash, index, size, root, proof }: Inclusion): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || ![leafHash, root, ...proof].every(isHash)) return false;
  let node = index;
  let last = size - 1;
  let hash = leafHash;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = hashChildren(sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      hash = hashChildren(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && sameBytes(hash, root);
}

/** What a consistency proof claims. */
export interface Consistency {
  old: number;
  oldRoot: Hash;
  size: number;
  root: Hash;
  proof: readonly Hash[];
}

/** Whether the old tree is the beginning of the new one (RFC 9162 §2.1.4.2); from size 0 with an empty proof only. */
export function verifyConsistency({ old, oldRoot, size, root, proof }: Consistency): boolean {
  if (!isCount(old) || !isCount(size) || old > size || ![oldRoot, root, ...proof].every(isHash)) return false;
  if (old === 0) return proof.length === 0 && sameBytes(oldRoot, emptyRoot);
  if (old === size) return proof.length === 0 && sameBytes(oldRoot, root);
  let node = old - 1;
  let last = size - 1;
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  // An old tree that is a complete subtree is its own first node, so the proof leaves it out.
  const [first, ...rest] = node === 0 ? [oldRoot, ...proof] : proof;
  if (!first) return false;
  let [oldHash, hash] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      oldHash = hashChildren(sibling, oldHash);
      hash = hashChildren(sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      hash = hashChildren(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && sameBytes(oldHash, oldRoot) && sameBytes(hash, root);
}

const half = (value: number) => Math.floor(value / 2);
const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0;
const isHash = (hash: Hash) => hash.length === hashBytes;
