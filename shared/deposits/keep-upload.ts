import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { mostBytes, requireReasonable, typeOfFile } from '../literature/inspect-file.ts';
import { Refusal, refusals } from '../literature/refusal.ts';
import { ServiceError } from '../runtime/errors.ts';
import type { Deposit, DepositFile } from './deposit.ts';
import { type DepositFiles, documentKey, uploadKey } from './deposit-files.ts';

/**
 * Moves an upload to where it stays, hashed here: what the bucket or the depositor says of it does not count. Answers
 * the bytes where they are few enough to be read, nothing for a larger file, which passes through piece by piece.
 * Throws CONFLICT before anything has come, INVALID (and forgets the upload) when it is not what was declared.
 */
export async function keepUpload(
  files: DepositFiles,
  deposit: Deposit,
  mostReadable = mostBytes,
): Promise<Uint8Array | undefined> {
  const upload = await files.uploads.read(uploadKey(deposit));
  if (!upload) {
    throw new ServiceError('CONFLICT', { zh: '文件还没有上传。', en: 'The file has not been uploaded yet.' });
  }
  const { file } = deposit;
  const pieces = checked(upload, file);
  try {
    return file.bytes > mostReadable ? await passOn(files, file, pieces) : await keepReadable(files, file, pieces);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await files.uploads.remove(uploadKey(deposit));
    throw new ServiceError('INVALID', refusals[error.reason], { cause: error });
  }
}

async function keepReadable(
  { documents }: DepositFiles,
  file: DepositFile,
  pieces: AsyncIterable<Uint8Array>,
): Promise<Uint8Array> {
  const read: Uint8Array[] = [];
  for await (const piece of pieces) read.push(piece);
  const bytes = Buffer.concat(read);
  if (file.mediaType === 'application/pdf') requireReasonable(bytes);
  await documents.add(documentKey(file), bytes, file.mediaType);
  return bytes;
}

async function passOn(
  { documents }: DepositFiles,
  file: DepositFile,
  pieces: AsyncIterable<Uint8Array>,
): Promise<undefined> {
  const stream = Readable.from(pieces);
  const failed = new Promise<never>((_, reject) => stream.once('error', reject));
  const { sha256, bytes, mediaType: type } = file;
  await Promise.race([documents.addPieces(documentKey(file), stream, { sha256, bytes, type }), failed]);
}

/** As much as tells the type of a file. */
const headBytes = 1024;

/** The pieces as they come; the last one is held back until the length and the hash of all of them are right. */
async function* checked(upload: AsyncIterable<Uint8Array>, file: DepositFile): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let held: Uint8Array = Buffer.alloc(0);
  let [length, given] = [0, 0];
  for await (const piece of upload) {
    length += piece.length;
    if (length > file.bytes) throw new Refusal('hash-mismatch');
    hash.update(piece);
    if (given === 0 && held.length < headBytes) {
      held = Buffer.concat([held, piece]);
      continue;
    }
    if (given === 0) requireType(held, file);
    yield held;
    given += held.length;
    held = piece;
  }
  if (length !== file.bytes || hash.digest('hex') !== file.sha256) throw new Refusal('hash-mismatch');
  if (given === 0) requireType(held, file);
  yield held;
}

function requireType(head: Uint8Array, { mediaType }: DepositFile): void {
  if (typeOfFile(head, mediaType) !== mediaType) throw new Refusal('type-unknown');
}
