import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import { entryIdOf } from '#shared/log/entry.ts';
import { decodeBundle } from '#shared/log/entry-bundle.ts';
import { findReceipt } from '#shared/log/find-receipt.ts';
import { parseVerifierKey, type VerifierKey } from '#shared/log/verifier-key.ts';
import { verifyReceipt } from '#shared/log/verify-receipt.ts';
import type { TestLog } from './open-log.ts';

const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const leafHash = (leaf: Uint8Array) => sha256(Uint8Array.of(0), leaf);

/** Root of leaf hashes, written down from RFC 6962 §2.1 apart from the code under test. */
function treeRoot(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 0) return sha256();
  if (hashes.length === 1) return hashes[0] ?? sha256();
  const split = 2 ** (Math.ceil(Math.log2(hashes.length)) - 1);
  return sha256(Uint8Array.of(1), treeRoot(hashes.slice(0, split)), treeRoot(hashes.slice(split)));
}

/** What the public has seen of a log so far: hashes by path, and the size of its checkpoint. */
export interface Witnessed {
  files: Map<string, string>;
  size: number;
}

export const nothingSeen = (): Witnessed => ({ files: new Map(), size: -1 });

/**
 * Everything that must hold whatever went wrong before: one root a size, contiguous indices, entries and tiles that give the
 * signed roots, nothing public that changed, and for every accepted entry a receipt.
 */
export async function checkLog(
  log: TestLog,
  accepted: readonly string[],
  seen: Witnessed = nothingSeen(),
): Promise<void> {
  const { services } = log;
  const files = await listFiles(log);
  const stored = new Map(
    await Promise.all(files.map(async (path) => [path, (await services.logFiles.get(path))?.bytes] as const)),
  );
  const read = async (path: string) => stored.get(path) ?? new Uint8Array();
  const key = parseVerifierKey(Buffer.from(await read('key')).toString());
  if (!key) throw new Error('the log has no key');
  checkOneRoot(log.signed);
  const { size } = await checkNote(Buffer.from(await read('checkpoint')).toString(), key, log);
  const leaves = await readLeaves(read, size);
  const hashes = leaves.map(leafHash);
  for (const path of files) {
    const match = /^checkpoints\/(\d+)$/.exec(path);
    if (!match) continue;
    const note = await checkNote(Buffer.from(await read(path)).toString(), key, log);
    expect(note.size).toBe(Number(match[1]));
    expect(note.root).toBe(treeRoot(hashes.slice(0, note.size)).toString('base64'));
  }
  await checkTiles(files, read, leaves, hashes);
  await checkTable(log, accepted, hashes);
  await checkReceipts(log, accepted, leaves, key);
  await checkUnchanged(files, read, size, seen);
}

async function listFiles({ s3, place }: TestLog): Promise<string[]> {
  const paths: string[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await s3.send(new ListObjectsV2Command({ Bucket: place.name, ContinuationToken }));
    paths.push(...(page.Contents ?? []).map(({ Key = '' }) => Key));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken);
  return paths;
}

function checkOneRoot(signed: readonly string[]): void {
  const roots = new Map<string, string>();
  for (const text of signed) {
    const [, size = '', root = ''] = text.split('\n');
    expect(roots.get(size) ?? root, `two roots were signed for size ${size}`).toBe(root);
    roots.set(size, root);
  }
}

/** Signature by Node's own cryptography. */
async function checkNote(note: string, key: VerifierKey, { place }: TestLog): Promise<{ size: number; root: string }> {
  const [text = '', lines = ''] = note.split('\n\n');
  const [origin, size, root = ''] = text.split('\n');
  const line = lines.split('\n').find((candidate) => candidate.startsWith(`\u2014 ${key.name} `)) ?? '';
  const signature = Buffer.from(line.split(' ')[2] ?? '', 'base64').subarray(4);
  const publicKey = createPublicKey(await readFile(place.keyFile));
  expect(origin).toBe(key.name);
  expect(verify(null, Buffer.from(`${text}\n`), publicKey, signature)).toBe(true);
  return { size: Number(size), root };
}

type Read = (path: string) => Promise<Uint8Array>;

async function readLeaves(read: Read, size: number): Promise<Uint8Array[]> {
  const leaves: Uint8Array[] = [];
  for (let start = 0; start < size; start += 256) {
    const width = Math.min(256, size - start);
    const name = String(start / 256).padStart(3, '0');
    leaves.push(...decodeBundle(await read(`tile/entries/${name}${width < 256 ? `.p/${width}` : ''}`)));
  }
  expect(leaves).toHaveLength(size);
  return leaves;
}

/** Every published tile and bundle, whatever its width, says what the entries say. */
async function checkTiles(files: string[], read: Read, leaves: Uint8Array[], hashes: Buffer[]): Promise<void> {
  const nodes = (level: number): Buffer[] => {
    const span = 256 ** level;
    return Array.from({ length: Math.floor(hashes.length / span) }, (_, n) =>
      treeRoot(hashes.slice(n * span, (n + 1) * span)),
    );
  };
  const levels = [nodes(0), nodes(1), nodes(2)];
  for (const path of files) {
    const [, level, index, width = '256'] = /^tile\/(\w+)\/(\d+)(?:\.p\/(\d+))?$/.exec(path) ?? [];
    if (level === undefined) continue;
    const [from, to] = [Number(index) * 256, Number(index) * 256 + Number(width)];
    const bytes = await read(path);
    if (level === 'entries') expect(decodeBundle(bytes), path).toEqual(leaves.slice(from, to));
    else expect(Buffer.from(bytes), path).toEqual(Buffer.concat(levels[Number(level)]?.slice(from, to) ?? []));
  }
}

/** Indices are those of the entries in the bundles, none twice, none missing; nothing that was accepted waits. */
async function checkTable({ services }: TestLog, accepted: readonly string[], hashes: Buffer[]): Promise<void> {
  const { client, name } = services.log;
  const { Items = [] } = await client.send(new ScanCommand({ TableName: name, ConsistentRead: true }));
  const entries = Items.filter(({ part }) => part === 'entry').sort((a, b) => a.index - b.index);
  expect(entries.map(({ index }) => index)).toEqual(hashes.map((_, n) => n));
  expect(entries.map(({ id }) => id)).toEqual(hashes.map((hash) => `entry#${hash.toString('hex')}`));
  expect(new Set(hashes.map((hash) => hash.toString('hex')))).toEqual(new Set(accepted));
  expect(Items.filter(({ id }) => id.startsWith('pending#'))).toEqual([]);
  const head = Items.find(({ id }) => id === 'head');
  expect(head).toMatchObject({ size: hashes.length, published: true, root: treeRoot(hashes).toString('base64') });
}

async function checkReceipts(
  { services }: TestLog,
  accepted: readonly string[],
  leaves: Uint8Array[],
  logKey: VerifierKey,
): Promise<void> {
  for (const id of accepted.slice(-20)) {
    const found = await findReceipt(services, id);
    if (found?.state !== 'published') throw new Error(`${id} has no receipt`);
    const leaf = leaves[found.index] ?? new Uint8Array();
    expect(entryIdOf(leaf)).toBe(id);
    expect(verifyReceipt(Buffer.from(found.receipt), leaf, { logKey })).toMatchObject({ valid: true });
  }
}

async function checkUnchanged(files: string[], read: Read, size: number, seen: Witnessed): Promise<void> {
  expect(size).toBeGreaterThanOrEqual(seen.size);
  seen.size = size;
  for (const path of seen.files.keys()) expect(files).toContain(path);
  for (const path of files.filter((name) => /^(?:tile|checkpoints|key)/.test(name))) {
    const hash = sha256(await read(path)).toString('hex');
    expect(seen.files.get(path) ?? hash, `${path} was published twice`).toBe(hash);
    seen.files.set(path, hash);
  }
}
