import { createPublicKey, randomBytes } from 'node:crypto';
import { RFC3161Timestamp, X509Certificate } from '@sigstore/core';
import { verifyRFC3161Timestamp } from '@sigstore/verify/dist/timestamp/tsa.js';
import { describe, expect, test } from 'vitest';
import { formatCheckpoint } from '#shared/log/checkpoint.ts';
import { edgeRoot, emptyEdge, growTree } from '#shared/log/grow-tree.ts';
import { proveInclusion } from '#shared/log/proof.ts';
import { formatReceipt } from '#shared/log/receipt.ts';
import { subtreeReader, tilePath } from '#shared/log/tile.ts';
import { readTimeStamp, timeStampRequest } from '#shared/log/time-stamp.ts';
import { verifyReceipt } from '#shared/log/verify-receipt.ts';
import { makeSigner } from './made-notes.ts';
import { type Claim, claimOf, judged, judgeInclusion } from './sigstore-verdict.ts';
import { startTimeAuthority } from './time-authority.ts';

/** Receipts and time stamps before the verifiers of Sigstore, which share no line with the code under test. */
const log = makeSigner('log.example/guiju');
const verdict = (claim: Claim, leaf: Buffer, signer = log) => judgeInclusion(claim, leaf, signer.key);
const always = { start: new Date(0), end: new Date('2999-01-01T00:00:00Z') };
const leafOf = (n: number) => Buffer.from(`{"deposit":${n}}`);
const leaves = Array.from({ length: 70_000 }, (_, n) => leafOf(n));
const flipped = (bytes: Uint8Array, bit: number) =>
  Buffer.from(bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)));
const bitsOf = (bytes: Uint8Array) => Array.from({ length: bytes.length * 8 }, (_, bit) => bit);

function signed(root: Uint8Array, size: number): string {
  const text = formatCheckpoint({ origin: log.key.name, size, root });
  return `${text}\n${log.line(text)}`;
}

/** A tree of the first leaves, its checkpoint, and receipts by index. */
function treeOf(size: number) {
  const { edge, files } = growTree(emptyEdge, leaves.slice(0, size));
  const stored = new Map(files.map(({ path, bytes }) => [path, bytes]));
  const read = subtreeReader(size, async (tile) => stored.get(tilePath(tile)) ?? new Uint8Array());
  const root = edgeRoot(edge);
  const checkpoint = signed(root, size);
  const receipt = async (index: number) =>
    formatReceipt({ index, proof: await proveInclusion(read, index, size), checkpoint });
  return { root, receipt };
}

describe('Sigstore takes a receipt', () => {
  test('at the ends and in the middle of every size from 1 to 300', async () => {
    const refused: string[] = [];
    for (let size = 1; size <= 300; size += 1) {
      const { receipt } = treeOf(size);
      for (const index of new Set([0, size >> 1, Math.max(0, size - 2), size - 1])) {
        const said = verdict(claimOf(await receipt(index)), leafOf(index));
        if (said !== 'included') refused.push(`${index} of ${size}: ${said}`);
      }
    }
    expect(refused).toEqual([]);
  });

  test.each([255, 256, 257])('of every leaf of %i', async (size) => {
    const { receipt } = treeOf(size);
    const claims = await Promise.all(leaves.slice(0, size).map(async (_, index) => claimOf(await receipt(index))));
    expect(new Set(claims.map((claim, index) => verdict(claim, leafOf(index))))).toEqual(new Set(['included']));
  });
});

// Trust D14 at the sizes where a level of tiles is full.
test.each([65_535, 65_536, 65_537, 70_000])(
  'Sigstore and this project say the same of receipts of %i',
  async (size) => {
    const { receipt } = treeOf(size);
    const places = [0, 255, 256, size >> 1, 65_279, 65_280, 65_534, size - 1];
    for (const index of places) {
      const text = await receipt(index);
      const lines = text.split('\n');
      const bent = lines.with(2, flipped(Buffer.from(lines[2] ?? '', 'base64'), 60).toString('base64'));
      const texts = [
        text,
        bent.join('\n'),
        lines.toSpliced(2, 1).join('\n'),
        lines.with(1, `index ${index ^ 1}`).join('\n'),
      ];
      const theirs = texts.map((one) => verdict(claimOf(one), leafOf(index)) === 'included');
      const ours = texts.map((one) => verifyReceipt(Buffer.from(one), leafOf(index), { logKey: log.key }).valid);
      expect([index, ours, theirs]).toEqual([index, [true, false, false, false], [true, false, false, false]]);
    }
  },
);

describe('Sigstore refuses a receipt', () => {
  const size = 257;
  const index = 130;
  const leaf = leafOf(index);
  const { root, receipt } = treeOf(size);
  const otherRoot = 'calculated root hash does not match inclusion proof';

  test('with any flipped bit in leaf or proof', async () => {
    const claim = claimOf(await receipt(index));
    expect(new Set(bitsOf(leaf).map((bit) => verdict(claim, flipped(leaf, bit))))).toEqual(new Set([otherRoot]));
    const withProof = (step: number, bit: number) => ({
      ...claim,
      proof: claim.proof.map((hash, at) => (at === step ? flipped(hash, bit) : hash)),
    });
    const said = claim.proof.flatMap((hash, step) => bitsOf(hash).map((bit) => verdict(withProof(step, bit), leaf)));
    expect(said).toHaveLength(claim.proof.length * 256);
    expect(new Set(said)).toEqual(new Set([otherRoot]));
  });

  test('with any flipped bit in the root, signed or not', async () => {
    const claim = claimOf(await receipt(index));
    const honest = claim.checkpoint.split('\n');
    const said = bitsOf(root).map((bit) => {
      const turned = flipped(root, bit);
      const unsigned = honest.with(2, turned.toString('base64')).join('\n');
      return [
        verdict({ ...claim, checkpoint: unsigned }, leaf),
        verdict({ ...claim, checkpoint: signed(turned, size) }, leaf),
      ].join('; ');
    });
    expect(new Set(said)).toEqual(new Set([`invalid checkpoint signature; ${otherRoot}`]));
  });

  test('of another place, a shortened proof, or another key', async () => {
    const claim = claimOf(await receipt(index));
    expect(verdict({ ...claim, index: String(index + 1) }, leaf)).toBe(otherRoot);
    expect(verdict({ ...claim, index: String(size) }, leaf)).toBe(`invalid index: ${size}`);
    expect(verdict({ ...claim, proof: claim.proof.slice(1) }, leaf)).toBe('invalid hash count');
    expect(verdict(claim, leaf, makeSigner(log.key.name))).toBe('invalid checkpoint signature');
  });
});

test('Sigstore takes the time stamp over a checkpoint, and refuses it with any flipped bit in what is signed', async ({
  skip,
}) => {
  const authority = await startTimeAuthority();
  if (!authority) return skip('OpenSSL is not installed');
  const checkpoint = Buffer.from(signed(treeOf(257).root, 257));
  const request = Uint8Array.from(timeStampRequest(checkpoint, randomBytes(8)));
  const answer = await fetch(authority.url, { method: 'POST', body: request });
  const token = Buffer.from(await answer.arrayBuffer());
  const certificate = X509Certificate.parse(authority.certificate);
  // It signed itself, so it is the end of its chain as well.
  const trusted = [{ certChain: [certificate, certificate], validFor: always }];
  const stamp = RFC3161Timestamp.parse(token);
  expect(judged(() => verifyRFC3161Timestamp(stamp, checkpoint, trusted), 'stamped')).toBe('stamped');
  expect(readTimeStamp(token).time).toBe(stamp.signingTime.toISOString().replace('.000', ''));

  const key = createPublicKey(authority.certificate);
  const judge = (answered: Buffer<ArrayBuffer>, data: Buffer) =>
    judged(() => RFC3161Timestamp.parse(answered).verify(data, key), 'stamped');
  expect(judge(token, checkpoint)).toBe('stamped');
  expect(bitsOf(checkpoint).filter((bit) => judge(token, flipped(checkpoint, bit)) === 'stamped')).toEqual([]);
  for (const part of [stamp.tstInfo.raw, stamp.signatureValue]) {
    const start = token.indexOf(part) * 8;
    expect(start).toBeGreaterThan(0);
    const accepted = bitsOf(part).filter((bit) => judge(flipped(token, start + bit), checkpoint) === 'stamped');
    expect(accepted).toEqual([]);
  }
});
