import { bytesToHex } from '@noble/hashes/utils.js';
import type { WriteOnceFiles } from '../runtime/write-once-files.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { decodeBundle, encodeBundle } from './entry-bundle.ts';
import { type Edge, edgeRoot, emptyEdge, type TileFile } from './grow-tree.ts';
import { LogHalted } from './head.ts';
import { parseNote } from './note.ts';
import { hashesAtLevel, partialTile, splitHashes, type Tile, tilePath } from './tile.ts';
import { type Hash, hashLeaf, sameBytes } from './tree.ts';

/**
 * The bucket of the log. Tiles, entries, keys and the checkpoint of each size are written once; `checkpoint` moves
 * forward only. The bucket is not believed: what is read for writing on is checked against the head.
 */
const text = 'text/plain; charset=utf-8';
const binary = 'application/octet-stream';

export const keyPath = 'key';
/** Where the n-th key after the first is announced. */
export const successorPathOf = (n: number) => `keys/${n}`;
export const checkpointPath = 'checkpoint';
export const checkpointPathOf = (size: number) => `checkpoints/${size}`;
/** What was committed as this version, apart from the table that says so. */
const versionPathOf = (version: number) => `versions/${version}`;
export const timeStampPathOf = (size: number) => `checkpoints/${size}.tsr`;

/** Batches are staged apart unless they are the same: those that end with one size, and those that lead to one tree from two. */
export const stagingPath = (before: number, size: number, root: Hash) =>
  `staging/${before}-${size}-${bytesToHex(root)}`;

export async function stageLeaves(files: WriteOnceFiles, path: string, leaves: readonly Uint8Array[]): Promise<void> {
  await addSame(files, path, encodeBundle(leaves), binary);
}

export async function readStaged(files: WriteOnceFiles, path: string): Promise<Uint8Array[] | undefined> {
  const file = await files.get(path);
  return file && decodeBundle(file.bytes);
}

export async function addTiles(files: WriteOnceFiles, tiles: readonly TileFile[]): Promise<void> {
  await Promise.all(tiles.map(({ path, bytes }) => addSame(files, path, bytes, binary)));
}

/** Writes a text that must be new, or gives the one that was first. */
export async function addText(files: WriteOnceFiles, path: string, written: string): Promise<string> {
  if (await files.add(path, new TextEncoder().encode(written), text)) return written;
  return (await readText(files, path)) ?? addText(files, path, written);
}

export async function readText(files: WriteOnceFiles, path: string): Promise<string | undefined> {
  const file = await files.get(path);
  return file && new TextDecoder().decode(file.bytes);
}

export async function readBytes(files: WriteOnceFiles, path: string): Promise<Uint8Array | undefined> {
  return (await files.get(path))?.bytes;
}

/**
 * Keeps, outside of the table, what a version commits to. Throws `LogHalted` when another text was kept for it: the head was
 * restored from an old copy, and whatever is signed next would begin a second history.
 */
export async function keepVersion(files: WriteOnceFiles, version: number, checkpoint: string): Promise<void> {
  await addSame(files, versionPathOf(version), new TextEncoder().encode(checkpoint), text);
}

export async function addTimeStamp(files: WriteOnceFiles, size: number, response: Uint8Array): Promise<void> {
  // Another one over the same checkpoint is as good.
  await files.add(timeStampPathOf(size), response, 'application/timestamp-reply');
}

/** Shows readers a checkpoint, unless they see it or a later one already. */
export async function moveCheckpoint(files: WriteOnceFiles, note: string): Promise<void> {
  const bytes = new TextEncoder().encode(note);
  for (;;) {
    const stored = await files.get(checkpointPath);
    if (stored && sizeOf(new TextDecoder().decode(stored.bytes)) >= sizeOf(note)) return;
    const written = stored
      ? await files.replace(checkpointPath, bytes, text, stored.tag)
      : await files.add(checkpointPath, bytes, text);
    if (written) return;
  }
}

/** Size in a checkpoint whose signatures nobody asks for; what is no checkpoint comes before all. */
function sizeOf(note: string): number {
  return parseCheckpoint(parseNote(note)?.text ?? '')?.size ?? -1;
}

/** The edge of the published tree of this size. Throws `LogHalted` when the bucket does not hold the tree it should. */
export async function readEdge(files: WriteOnceFiles, size: number, root?: Hash): Promise<Edge> {
  if (size === 0) return emptyEdge;
  const levels: Promise<Hash[]>[] = [];
  for (let level = 0; hashesAtLevel(size, level) > 0; level += 1) levels.push(readPartial(files, size, level));
  const [leaves, ...hashes] = await Promise.all([readLeaves(files, size), ...levels]);
  const edge = { size, levels: hashes, leaves };
  const belong = leaves.length === hashes[0]?.length && leaves.every((leaf, n) => sameLeaf(leaf, hashes[0]?.[n]));
  if (!belong || (root && !sameBytes(edgeRoot(edge), root))) {
    throw new LogHalted(`the bucket does not hold the tree of ${size} that was committed`);
  }
  return edge;
}

const sameLeaf = (leaf: Uint8Array, hash: Hash | undefined) => hash !== undefined && sameBytes(hashLeaf(leaf), hash);

async function readPartial(files: WriteOnceFiles, size: number, level: number): Promise<Hash[]> {
  const tile = partialTile(size, level);
  return tile ? splitHashes(await readTile(files, tile)) : [];
}

async function readLeaves(files: WriteOnceFiles, size: number): Promise<Uint8Array[]> {
  const tile = partialTile(size, 0);
  return tile ? decodeBundle(await readTile(files, { ...tile, level: 'entries' })) : [];
}

/** A tile of a published tree. Throws `LogHalted` when it is missing. */
export async function readTile(files: WriteOnceFiles, tile: Tile): Promise<Uint8Array> {
  const file = await files.get(tilePath(tile));
  if (!file) throw new LogHalted(`${tilePath(tile)} is missing from the bucket`);
  return file.bytes;
}

/** Writes a file that may be there with the same bytes. Throws `LogHalted` when it has others. */
async function addSame(files: WriteOnceFiles, path: string, bytes: Uint8Array, type: string): Promise<void> {
  if (await files.add(path, bytes, type)) return;
  const stored = await files.get(path);
  // Gone again: it was staged, and somebody has published it meanwhile.
  if (stored && !sameBytes(stored.bytes, bytes)) throw new LogHalted(`${path} was published with other bytes`);
}

/** All that a growing tree and its bucket hold, read by tile. */
export function tileFetcher(
  files: WriteOnceFiles,
  added: readonly TileFile[] = [],
): (tile: Tile) => Promise<Uint8Array> {
  const fresh = new Map(added.map(({ path, bytes }) => [path, bytes]));
  return async (tile) => fresh.get(tilePath(tile)) ?? readTile(files, tile);
}
