import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyEdge, growTree } from '#shared/log/grow-tree.ts';
import { parseTilePath, subtreeReader, type Tile, tileOf, tilePath } from '#shared/log/tile.ts';
import { hashLeaf, rootOfNodes } from '#shared/log/tree.ts';

describe('the path of a tile', () => {
  test.each<[Tile, string]>([
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 0, index: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 1, index: 1000, width: 7 }, 'tile/1/x001/000.p/7'],
    [{ level: 'entries', index: 273, width: 112 }, 'tile/entries/273.p/112'],
  ])('%o is %s', (tile, path) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  });

  test.each([
    'tile/0/0',
    'tile/00/000',
    'tile/64/000',
    'tile/0/x000/000',
    'tile/0/001/002',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/entries',
    'tile/0/../checkpoint',
    'staging/000',
  ])('%s is no path', (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });

  test('is read back whatever the tile', () => {
    const level = fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const));
    const tiles = fc.record({ level, index: fc.nat(2 ** 40), width: fc.integer({ min: 1, max: 256 }) });
    fc.assert(
      fc.property(tiles, (tile) => {
        expect(parseTilePath(tilePath(tile))).toEqual(tile);
      }),
    );
  });
});

test('the tiles of 70,000 leaves are as wide as the specification counts them', () => {
  expect(tileOf(70_000, 0, 69_999)).toEqual({ level: 0, index: 273, width: 112 });
  expect(tileOf(70_000, 1, 272)).toEqual({ level: 1, index: 1, width: 17 });
  expect(tileOf(70_000, 2, 0)).toEqual({ level: 2, index: 0, width: 1 });
});

test('subtrees are read from tiles of any level', async () => {
  const leaves = Array.from({ length: 1024 }, (_, n) => Uint8Array.of(n >> 8, n & 255));
  const { files } = growTree(emptyEdge, leaves);
  const stored = new Map(files.map(({ path, bytes }) => [path, bytes]));
  const read = subtreeReader(1024, async (tile) => stored.get(tilePath(tile)) ?? expect.unreachable(tilePath(tile)));
  const hashes = leaves.map(hashLeaf);
  for (const count of [1, 2, 128, 256, 512, 1024]) {
    const last = 1024 / count - 1;
    expect(await read(count, last)).toEqual(rootOfNodes(hashes.slice(last * count)));
  }
});
