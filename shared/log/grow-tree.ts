import { encodeBundle } from './entry-bundle.ts';
import { hashesAtLevel, type Tile, tilePath, tileWidth } from './tile.ts';
import { emptyRoot, type Hash, hashLeaf, joinBytes, rootOfNodes } from './tree.ts';

/**
 * The right edge of a tree: what its next leaves are written beside. It determines the root, so an edge that gives the
 * committed root is right wherever it was read.
 */
export interface Edge {
  size: number;
  /** By level, the hashes of the tile that is not full yet. */
  levels: readonly (readonly Hash[])[];
  /** Entries of the bundle that is not full yet. */
  leaves: readonly Uint8Array[];
}

/** A published file: its path never has other bytes. */
export interface TileFile {
  path: string;
  bytes: Uint8Array;
}

/** A grown tree: its edge, and the tiles and bundles that it adds. */
export interface Growth {
  edge: Edge;
  files: TileFile[];
}

export const emptyEdge: Edge = { size: 0, levels: [], leaves: [] };

/** Root of the tree with this edge. */
export function edgeRoot({ levels }: Edge): Hash {
  let lower: Hash | undefined;
  for (const hashes of levels) {
    if (hashes.length > 0 || lower) lower = rootOfNodes(lower ? [...hashes, lower] : hashes);
  }
  return lower ?? emptyRoot;
}

/** Appends leaves; the same edge and leaves always give the same files. */
export function growTree(edge: Edge, leaves: readonly Uint8Array[]): Growth {
  const files = bundles(edge, leaves);
  const levels: Hash[][] = edge.levels.map((hashes) => [...hashes]);
  let added = leaves.map(hashLeaf);
  for (let level = 0; added.length > 0; level += 1) {
    const before = Math.floor(hashesAtLevel(edge.size, level) / tileWidth);
    const tiles = chunks([...(levels[level] ?? []), ...added]);
    files.push(...tiles.map((hashes, n) => tileFile({ level, index: before + n, width: hashes.length }, hashes)));
    const full = tiles.filter((hashes) => hashes.length === tileWidth);
    levels[level] = tiles.find((hashes) => hashes.length < tileWidth) ?? [];
    added = full.map(rootOfNodes);
  }
  const all = [...edge.leaves, ...leaves];
  const open = all.slice(all.length - (all.length % tileWidth));
  return { edge: { size: edge.size + leaves.length, levels, leaves: open }, files };
}

function bundles(edge: Edge, leaves: readonly Uint8Array[]): TileFile[] {
  if (leaves.length === 0) return [];
  const before = Math.floor(edge.size / tileWidth);
  return chunks([...edge.leaves, ...leaves]).map((entries, n) => ({
    path: tilePath({ level: 'entries', index: before + n, width: entries.length }),
    bytes: encodeBundle(entries),
  }));
}

function tileFile(tile: Tile, hashes: readonly Hash[]): TileFile {
  return { path: tilePath(tile), bytes: joinBytes(hashes) };
}

function chunks<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / tileWidth) }, (_, i) =>
    items.slice(i * tileWidth, (i + 1) * tileWidth),
  );
}
