import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { Deposit, DepositFile } from '#shared/deposits/deposit.ts';
import { documentKey } from '#shared/deposits/deposit-files.ts';
import { keepUpload } from '#shared/deposits/keep-upload.ts';
import { makeDeposits } from './deposit-engines.ts';

const pieceBytes = 64 * 1024;
/** A limit that a test can go beyond in little time. */
const mostReadable = 4 * 1024 * 1024;
const large = mostReadable + 5;

/** A PDF as far as its first bytes go, made as it is read; the last byte can be another. */
async function* pieces(last = 0): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < large; at += pieceBytes) {
    const piece = Buffer.alloc(Math.min(pieceBytes, large - at), at / pieceBytes);
    if (at === 0) piece.write('%PDF-1.7');
    if (at + piece.length === large) piece[piece.length - 1] = last;
    yield piece;
  }
}

async function hashOf(made: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of made) hash.update(piece);
  return hash.digest('hex');
}

async function uploaded(file: DepositFile, made: AsyncIterable<Uint8Array>) {
  const { services } = await makeDeposits();
  const deposit = { id: 'dep-000000000000000000000001', file } as Deposit;
  const facts = { sha256: await hashOf(pieces()), bytes: large, type: file.mediaType };
  await services.depositFiles.documents.addPieces(`uploads/${deposit.id}`, Readable.from(made), facts);
  return { files: services.depositFiles, deposit };
}

describe('a file that is too large to be read', () => {
  const type = 'application/pdf' as const;

  test('passes through to where it stays, byte for byte', async () => {
    const file = { sha256: await hashOf(pieces()), bytes: large, mediaType: type };
    const { files, deposit } = await uploaded(file, pieces());
    expect(await keepUpload(files, deposit, mostReadable)).toBeUndefined();
    const kept = await files.uploads.read(documentKey(file));
    expect(kept && (await hashOf(kept))).toBe(file.sha256);
    expect(await keepUpload(files, deposit, mostReadable)).toBeUndefined();
  });

  test.each([
    ['with another hash', { sha256: 'b'.repeat(64) }],
    ['of another type', { mediaType: 'text/plain' as const }],
  ])('is not kept %s, and has to come again', async (_, wrong) => {
    const file: DepositFile = { sha256: await hashOf(pieces()), bytes: large, mediaType: type, ...wrong };
    const { files, deposit } = await uploaded(file, pieces());
    await expect(keepUpload(files, deposit, mostReadable)).rejects.toMatchObject({ code: 'INVALID' });
    expect(await files.uploads.facts(documentKey(file))).toBeUndefined();
    await expect(keepUpload(files, deposit, mostReadable)).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});
