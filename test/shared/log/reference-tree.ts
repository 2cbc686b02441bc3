import { createHash } from 'node:crypto';

/** Hashes of RFC 6962 by Node's own cryptography, written down apart from the code under test. */

export const sha256 = (...parts: Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const leafHash = (leaf: Uint8Array): Buffer => sha256(Uint8Array.of(0), leaf);

const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(Uint8Array.of(1), left, right);

/** Root of leaf hashes (RFC 6962 §2.1). */
export function treeRoot(hashes: readonly Uint8Array[]): Buffer {
  const [first] = hashes;
  if (!first) return sha256();
  if (hashes.length === 1) return Buffer.from(first);
  const split = 2 ** (Math.ceil(Math.log2(hashes.length)) - 1);
  return nodeHash(treeRoot(hashes.slice(0, split)), treeRoot(hashes.slice(split)));
}

/** Audit path of one of the leaves (RFC 6962 §2.1.1), from the leaf up. */
export function auditPath(hashes: readonly Uint8Array[], index: number): Buffer[] {
  if (hashes.length <= 1) return [];
  const split = 2 ** (Math.ceil(Math.log2(hashes.length)) - 1);
  const [left, right] = [hashes.slice(0, split), hashes.slice(split)];
  return index < split
    ? [...auditPath(left, index), treeRoot(right)]
    : [...auditPath(right, index - split), treeRoot(left)];
}

/** Roots of the trees of the first 0, 1, 2 … leaves, in base64, by the range of complete trees that each leaf extends. */
export function rootsBySize(hashes: readonly Uint8Array[]): string[] {
  const roots = [sha256().toString('base64')];
  const range: { height: number; root: Buffer }[] = [];
  for (const hash of hashes) {
    let node: { height: number; root: Buffer } = { height: 0, root: Buffer.from(hash) };
    for (let last = range.at(-1); last?.height === node.height; last = range.at(-1)) {
      range.pop();
      node = { height: node.height + 1, root: nodeHash(last.root, node.root) };
    }
    range.push(node);
    roots.push(
      range
        .map(({ root }) => root)
        .reduceRight((right, left) => nodeHash(left, right))
        .toString('base64'),
    );
  }
  return roots;
}
