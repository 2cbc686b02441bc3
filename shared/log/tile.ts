import type { ReadSubtree } from './proof.ts';
import { type Hash, hashBytes, rootOfNodes } from './tree.ts';

/** Hashes in a full tile, and entries in a full bundle (C2SP tlog-tiles). */
export const tileWidth = 256;

/** A tile of hashes, or a bundle of entries, which lies over the same leaves as the tile of level 0. */
export interface Tile {
  level: number | 'entries';
  index: number;
  /** 1 to 256; below 256 the tile is partial. */
  width: number;
}

/** Where a tile is published, below the prefix of the log: `tile/0/x001/x234/067`, `tile/1/000.p/7`. */
export function tilePath({ level, index, width }: Tile): string {
  const steps = [String(index % 1000).padStart(3, '0')];
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    steps.unshift(`x${String(rest % 1000).padStart(3, '0')}`);
  }
  return `tile/${level}/${steps.join('/')}${width < tileWidth ? `.p/${width}` : ''}`;
}

const pattern = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/;

/** The tile of a path, unless the path is not the one way to write it. */
export function parseTilePath(path: string): Tile | undefined {
  const [, level = '', steps = '', width] = pattern.exec(path) ?? [];
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(steps.replaceAll(/[x/]/g, '')),
    width: width === undefined ? tileWidth : Number(width),
  };
  const isValid = Number.isSafeInteger(tile.index) && tile.width > 0 && (tile.level === 'entries' || tile.level < 64);
  return isValid && tilePath(tile) === path ? tile : undefined;
}

/** How many hashes the tiles of a level hold in a tree of `size` leaves. */
export function hashesAtLevel(size: number, level: number): number {
  return Math.floor(size / tileWidth ** level);
}

/** The tile that holds the last hash of its level and is not full; none where the level ends with a full one. */
export function partialTile(size: number, level: number): Tile | undefined {
  const count = hashesAtLevel(size, level);
  const width = count % tileWidth;
  return width > 0 ? { level, index: Math.floor(count / tileWidth), width } : undefined;
}

/** The tile of a tree of `size` leaves that holds a hash of a level. */
export function tileOf(size: number, level: number, position: number): Tile {
  const index = Math.floor(position / tileWidth);
  return { level, index, width: Math.min(tileWidth, hashesAtLevel(size, level) - index * tileWidth) };
}

export function splitHashes(bytes: Uint8Array): Hash[] {
  return Array.from({ length: bytes.length / hashBytes }, (_, i) => bytes.slice(i * hashBytes, (i + 1) * hashBytes));
}

/** Reads subtrees of a tree of `size` leaves from its tiles, each of which is fetched once. */
export function subtreeReader(size: number, fetchTile: (tile: Tile) => Promise<Uint8Array>): ReadSubtree {
  const fetched = new Map<string, Promise<Hash[]>>();
  const read = (tile: Tile): Promise<Hash[]> => {
    const path = tilePath(tile);
    const hashes = fetched.get(path) ?? fetchTile(tile).then(splitHashes);
    fetched.set(path, hashes);
    return hashes;
  };
  return async (count, index) => {
    let level = 0;
    let nodes = count;
    while (nodes >= tileWidth) [level, nodes] = [level + 1, nodes / tileWidth];
    const first = index * nodes;
    const hashes = await read(tileOf(size, level, first));
    return rootOfNodes(hashes.slice(first % tileWidth, (first % tileWidth) + nodes));
  };
}
