import { type PublicLog, tilePathOf } from './log-promises.ts';
import type { LogSnapshot } from './log-snapshot.ts';
import { treeRoot } from './reference-tree.ts';
import type { Must } from './violation.ts';

/** D2, D7, D10: every tile and bundle says what the entries say, none is missing, and none is of a tree that lost. */
export function checkTiles({ files }: LogSnapshot, { size, leaves, hashes }: PublicLog, must: Must): void {
  const levels: Buffer[][] = [hashes];
  for (let lower = hashes; lower.length >= 256; lower = levels.at(-1) ?? []) {
    const full = Math.floor(lower.length / 256);
    levels.push(Array.from({ length: full }, (_, n) => treeRoot(lower.slice(n * 256, (n + 1) * 256))));
  }
  for (const [path, bytes] of files) {
    const [, level, steps = '', width = '256'] = /^tile\/(\w+)\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d+))?$/.exec(path) ?? [];
    if (level === undefined) continue;
    const from = Number(steps.replaceAll(/[x/]/g, '')) * 256;
    const to = from + Number(width);
    const source = level === 'entries' ? leaves : (levels[Number(level)] ?? []);
    must('D10', to <= source.length, `${path} reaches beyond what is shown`);
    const said = source.slice(from, to);
    const meant = level === 'entries' ? encode(said) : Buffer.concat(said);
    must('D2', Buffer.compare(meant, bytes) === 0, `${path} says other than the entries`);
  }
  for (const [level, { length }] of levels.entries()) {
    for (let start = 0; start < length; start += 256) {
      const path = tilePathOf(level, start / 256, Math.min(256, length - start));
      must('D7', files.has(path), `${path} is a hole at size ${size}`);
    }
  }
}

/** Hashes of the first leaves as the tiles of level 0 have them that belong to a tree of this size. */
export function leafHashesOf(files: LogSnapshot['files'], size: number): Buffer[] {
  const hashes: Buffer[] = [];
  for (let start = 0; start < size; start += 256) {
    const tile = Buffer.from(files.get(tilePathOf(0, start / 256, Math.min(256, size - start))) ?? '');
    for (let at = 0; at < tile.length; at += 32) hashes.push(tile.subarray(at, at + 32));
  }
  return hashes;
}

function encode(leaves: readonly Uint8Array[]): Buffer {
  return Buffer.concat(leaves.flatMap((leaf) => [Uint8Array.of(leaf.length >> 8, leaf.length & 255), leaf]));
}
