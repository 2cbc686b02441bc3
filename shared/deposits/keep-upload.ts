import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { mostBytes, requireReasonable, typeOfFile } from '../literature/inspect-file.ts';
import { Refusal, refusals } from '../literature/refusal.ts';
import { ServiceError } from '../runtime/errors.ts';
import type { Deposit, DepositFile } from './deposit.ts';
import { type DepositFiles, documentKey, readUpload, uploadKey } from './deposit-files.ts';

/**
 * Moves an upload to where it stays, hashed here: what the bucket or the depositor says of it does not count. Answers
 * the bytes where they are few enough to be read, nothing for a larger file, which passes through piece by piece.
 * Throws CONFLICT before anything has come, INVALID (and forgets the upload) when it is not what was declared.
 */
export async function keepUpload(files: DepositFiles, deposit: Deposit): Promise<Uint8Array | undefined> {
  const facts = await files.uploads.facts(uploadKey(deposit));
  if (!facts) {
    throw new ServiceError('CONFLICT', { zh: '文件还没有上传。', en: 'The file has not been uploaded yet.' });
  }
  try {
    if (facts.bytes !== deposit.file.bytes) throw new Refusal('hash-mismatch');
    return deposit.file.bytes > mostBytes ? await passOn(files, deposit) : await keepReadable(files, deposit);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await files.uploads.remove(uploadKey(deposit));
    throw new ServiceError('INVALID', refusals[error.reason], { cause: error });
  }
}

async function keepReadable(files: DepositFiles, deposit: Deposit): Promise<Uint8Array> {
  const { file } = deposit;
  const upload = await readUpload(files, deposit);
  if (upload?.sha256 !== file.sha256) throw new Refusal('hash-mismatch');
  requireType(upload.bytes, file);
  if (file.mediaType === 'application/pdf') requireReasonable(upload.bytes);
  await files.documents.add(documentKey(file), upload.bytes, file.mediaType);
  return upload.bytes;
}

async function passOn(files: DepositFiles, deposit: Deposit): Promise<undefined> {
  const { file } = deposit;
  const upload = await files.uploads.read(uploadKey(deposit));
  if (!upload) throw new Refusal('hash-mismatch');
  const pieces = Readable.from(checked(upload, file));
  const failed = new Promise<never>((_, reject) => pieces.once('error', reject));
  const { sha256, bytes, mediaType: type } = file;
  await Promise.race([files.documents.addPieces(documentKey(file), pieces, { sha256, bytes, type }), failed]);
}

/** The pieces as they come; the last one is held back until the hash of all of them is right. */
async function* checked(upload: AsyncIterable<Uint8Array>, file: DepositFile): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let held: Uint8Array | undefined;
  for await (const piece of upload) {
    if (held) yield held;
    else requireType(piece, file);
    hash.update(piece);
    held = piece;
  }
  if (!held || hash.digest('hex') !== file.sha256) throw new Refusal('hash-mismatch');
  yield held;
}

function requireType(head: Uint8Array, { mediaType }: DepositFile): void {
  if (typeOfFile(head, mediaType) !== mediaType) throw new Refusal('type-unknown');
}
