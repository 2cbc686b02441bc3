import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { formatCheckpoint } from '#shared/log/checkpoint.ts';
import { edgeRoot, emptyEdge, growTree } from '#shared/log/grow-tree.ts';
import { proveInclusion } from '#shared/log/proof.ts';
import { formatReceipt } from '#shared/log/receipt.ts';
import { subtreeReader, tilePath } from '#shared/log/tile.ts';
import { verifyReceipt } from '#shared/log/verify-receipt.ts';
import { makeSigner } from './made-notes.ts';

const log = makeSigner('example.org/log');
const witnesses = ['w1.example', 'w2.example'].map((name) => makeSigner(name, 'witness'));
const bytes = (text: string) => new TextEncoder().encode(text);
const leafOf = (n: number) => bytes(`{"deposit":${n}}`);

/** A receipt for one leaf of a log that exists only here. */
async function receiptFor(index: number, size: number, cosigners = witnesses): Promise<string> {
  const { edge, files } = growTree(
    emptyEdge,
    Array.from({ length: size }, (_, n) => leafOf(n)),
  );
  const stored = new Map(files.map((file) => [file.path, file.bytes]));
  const fetchTile = async (tile: Parameters<typeof tilePath>[0]) => stored.get(tilePath(tile)) ?? new Uint8Array();
  const proof = await proveInclusion(subtreeReader(size, fetchTile), index, size);
  const text = formatCheckpoint({ origin: log.key.name, size, root: edgeRoot(edge) });
  const checkpoint = `${text}\n${log.line(text)}${cosigners.map(({ line }) => line(text)).join('')}`;
  return formatReceipt({ index, proof, checkpoint });
}

const policy = { logKey: log.key, witnesses: witnesses.map(({ key }) => key), quorum: 2 };

describe('a receipt', () => {
  test.each([
    [0, 1],
    [0, 2],
    [255, 256],
    [256, 257],
    [299, 300],
    [1023, 1025],
    [65_536, 65_537],
  ])('proves leaf %i of %i, in at most 3 kB', async (index, size) => {
    const receipt = bytes(await receiptFor(index, size));
    expect(receipt.length).toBeLessThanOrEqual(3000);
    expect(verifyReceipt(receipt, leafOf(index), policy)).toMatchObject({
      valid: true,
      index,
      checkpoint: { origin: 'example.org/log', size },
      witnesses: ['w1.example', 'w2.example'],
    });
  });

  test('says what is wrong with it', async () => {
    const receipt = await receiptFor(4, 9);
    const fault = (text: string, leaf = leafOf(4), trust: Parameters<typeof verifyReceipt>[2] = policy) =>
      verifyReceipt(bytes(text), leaf, trust);
    expect(fault(receipt.replace('index 4', 'index 5'))).toEqual({ valid: false, fault: 'leaf' });
    expect(fault(receipt, leafOf(5))).toEqual({ valid: false, fault: 'leaf' });
    expect(fault(receipt.replace('index 4', 'index 04'))).toEqual({ valid: false, fault: 'receipt' });
    expect(fault(receipt.replace('v1', 'v2'))).toEqual({ valid: false, fault: 'receipt' });
    expect(fault(receipt.replace('\n9\n', '\n8\n'))).toEqual({ valid: false, fault: 'checkpoint' });
    expect(fault(receipt, leafOf(4), { logKey: makeSigner('example.org/log').key })).toMatchObject({ valid: false });
    const unseen = await receiptFor(4, 9, witnesses.slice(1));
    expect(fault(unseen)).toEqual({ valid: false, fault: 'witnesses' });
    expect(fault(unseen, leafOf(4), { ...policy, quorum: 1 })).toMatchObject({ valid: true });
  });

  test('may carry a line that nobody signed', async () => {
    const receipt = (await receiptFor(4, 9)).replace('index', 'extra aGVsbG8=\nindex');
    expect(verifyReceipt(bytes(receipt), leafOf(4), policy)).toMatchObject({ valid: true, index: 4 });
    const broken = receipt.replace('aGVsbG8=', 'aGVsbG8');
    expect(verifyReceipt(bytes(broken), leafOf(4), policy)).toEqual({ valid: false, fault: 'receipt' });
  });

  test('fails when any one bit of it or of its leaf is flipped', async () => {
    const receipt = bytes(await receiptFor(1, 3, []));
    const leaf = leafOf(1);
    const trust = { logKey: log.key };
    const flipped = (whole: Uint8Array, bit: number) =>
      whole.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
    const bits = Array.from({ length: receipt.length * 8 }, (_, bit) => bit);
    const accepted = bits.filter((bit) => verifyReceipt(flipped(receipt, bit), leaf, trust).valid);
    expect(accepted).toEqual([]);
    for (let bit = 0; bit < leaf.length * 8; bit += 1) {
      expect(verifyReceipt(receipt, flipped(leaf, bit), trust).valid).toBe(false);
    }
  });
});

test('a browser can verify: the code asks for nothing that only a server has, and is small', async () => {
  const entry = fileURLToPath(new URL('../../../shared/log/verify-receipt.ts', import.meta.url));
  const { outputFiles, errors } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  expect(errors).toEqual([]);
  expect(outputFiles[0]?.contents.length).toBeLessThan(40_000);
});
