import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  proveConsistency,
  proveInclusion,
  type ReadSubtree,
  verifyConsistency,
  verifyInclusion,
} from '#shared/log/proof.ts';
import { emptyRoot, type Hash, hashLeaf, rootOfNodes } from '#shared/log/tree.ts';

const leafHashes = Array.from({ length: 300 }, (_, n) => hashLeaf(Uint8Array.of(n >> 8, n & 255)));
const read: ReadSubtree = async (count, index) => rootOfNodes(leafHashes.slice(index * count, (index + 1) * count));
const rootAt = (size: number): Hash => (size === 0 ? emptyRoot : rootOfNodes(leafHashes.slice(0, size)));
const sizes = fc.integer({ min: 1, max: leafHashes.length });
const flip = (hash: Hash, bit: number) => hash.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

describe('an audit path', () => {
  test('proves every leaf in every tree, and no other leaf, place, size or root', async () => {
    const property = fc.asyncProperty(sizes, fc.nat(), fc.nat(255), async (size, any, bit) => {
      const index = any % size;
      const proof = await proveInclusion(read, index, size);
      const leafHash = leafHashes[index] ?? emptyRoot;
      const claim = { leafHash, index, size, root: rootAt(size), proof };
      expect(verifyInclusion(claim)).toBe(true);
      expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
      expect(verifyInclusion({ ...claim, leafHash: flip(leafHash, bit) })).toBe(false);
      expect(verifyInclusion({ ...claim, root: flip(claim.root, bit) })).toBe(false);
      expect(verifyInclusion({ ...claim, index: (index + 1) % (size + 1) })).toBe(false);
      expect(verifyInclusion({ ...claim, proof: [...proof, leafHash] })).toBe(false);
      if (proof.length > 0) {
        const at = any % proof.length;
        const bent = proof.map((hash, n) => (n === at ? flip(hash, bit) : hash));
        expect(verifyInclusion({ ...claim, proof: bent })).toBe(false);
        expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).toBe(false);
        expect(verifyInclusion({ ...claim, proof: proof.map((hash) => hash.slice(1)) })).toBe(false);
      }
    });
    await fc.assert(property, { numRuns: 2000 });
  });

  test('is not made for a leaf outside the tree', async () => {
    await expect(proveInclusion(read, 5, 5)).rejects.toThrow(RangeError);
    await expect(proveInclusion(read, -1, 5)).rejects.toThrow(RangeError);
  });
});

describe('a consistency proof', () => {
  test('leads from every tree to every later one, and from no other root', async () => {
    const property = fc.asyncProperty(sizes, fc.nat(), fc.nat(255), async (size, any, bit) => {
      const old = any % (size + 1);
      const proof = await proveConsistency(read, old, size);
      const claim = { old, oldRoot: rootAt(old), size, root: rootAt(size), proof };
      expect(verifyConsistency(claim)).toBe(true);
      expect(verifyConsistency({ ...claim, oldRoot: flip(claim.oldRoot, bit) })).toBe(false);
      if (old > 0) expect(verifyConsistency({ ...claim, root: flip(claim.root, bit) })).toBe(false);
      expect(verifyConsistency({ ...claim, proof: [...proof, emptyRoot] })).toBe(false);
      if (proof.length > 0) {
        const at = any % proof.length;
        const bent = proof.map((hash, n) => (n === at ? flip(hash, bit) : hash));
        expect(verifyConsistency({ ...claim, proof: bent })).toBe(false);
        expect(verifyConsistency({ ...claim, proof: proof.slice(0, -1) })).toBe(false);
      }
    });
    await fc.assert(property, { numRuns: 2000 });
  });

  test('is empty from nothing and from the same size, and never leads back', async () => {
    expect(await proveConsistency(read, 0, 7)).toEqual([]);
    expect(await proveConsistency(read, 7, 7)).toEqual([]);
    await expect(proveConsistency(read, 8, 7)).rejects.toThrow(RangeError);
    const claim = { old: 8, oldRoot: rootAt(8), size: 7, root: rootAt(7), proof: [] };
    expect(verifyConsistency(claim)).toBe(false);
  });
});
