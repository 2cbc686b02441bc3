import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBundle } from '#shared/log/entry-bundle.ts';
import { edgeRoot, emptyEdge, growTree } from '#shared/log/grow-tree.ts';
import { emptyRoot, hashLeaf, rootOfNodes } from '#shared/log/tree.ts';

const leaf = (n: number) => new TextEncoder().encode(`leaf ${n}`);

test('growing by any steps gives the root and the files of growing at once', () => {
  const steps = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 });
  const property = fc.property(steps, (counts) => {
    const leaves = Array.from({ length: counts.reduce((sum, count) => sum + count, 0) }, (_, n) => leaf(n));
    const files = new Map<string, Uint8Array>();
    let edge = emptyEdge;
    for (const count of counts) {
      const growth = growTree(edge, leaves.slice(edge.size, edge.size + count));
      for (const { path, bytes } of growth.files) {
        expect(files.has(path)).toBe(false);
        files.set(path, bytes);
      }
      edge = growth.edge;
      expect(edgeRoot(edge)).toEqual(rootOfNodes(leaves.slice(0, edge.size).map(hashLeaf)));
    }
    const atOnce = growTree(emptyEdge, leaves);
    expect(atOnce.edge).toEqual(edge);
    for (const { path, bytes } of atOnce.files) expect(files.get(path)).toEqual(bytes);
  });
  fc.assert(property, { numRuns: 40 });
});

test('the tiles of 70,000 leaves are those the specification names', () => {
  const { files, edge } = growTree(
    emptyEdge,
    Array.from({ length: 70_000 }, (_, n) => leaf(n)),
  );
  const count = (pattern: RegExp) => files.filter(({ path }) => pattern.test(path)).length;
  expect([count(/^tile\/0\/\d+$/), count(/^tile\/0\/273\.p\/112$/)]).toEqual([273, 1]);
  expect([count(/^tile\/1\/000$/), count(/^tile\/1\/001\.p\/17$/), count(/^tile\/2\/000\.p\/1$/)]).toEqual([1, 1, 1]);
  expect([count(/^tile\/entries\/\d+$/), count(/^tile\/entries\/273\.p\/112$/)]).toEqual([273, 1]);
  expect(files).toHaveLength(273 + 1 + 1 + 1 + 1 + 273 + 1);
  const last = files.find(({ path }) => path === 'tile/entries/273.p/112');
  expect(decodeBundle(last?.bytes ?? new Uint8Array()).at(-1)).toEqual(leaf(69_999));
  expect(edge.leaves).toHaveLength(112);
});

test('a full tile leaves no partial one beside it, and nothing grows by nothing', () => {
  const { files, edge } = growTree(
    emptyEdge,
    Array.from({ length: 256 }, (_, n) => leaf(n)),
  );
  expect(files.map(({ path }) => path)).toEqual(['tile/entries/000', 'tile/0/000', 'tile/1/000.p/1']);
  expect(growTree(edge, [])).toEqual({ edge, files: [] });
  expect(edgeRoot(emptyEdge)).toEqual(emptyRoot);
});
