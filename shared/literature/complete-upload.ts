import { createHash } from 'node:crypto';
import { ServiceError } from '../runtime/errors.ts';
import type { StoredDocument } from './document.ts';
import { uploadKey } from './document-files.ts';
import { getDocument } from './document-store.ts';
import { mostBytes } from './inspect-file.ts';
import type { LiteratureServices } from './literature-services.ts';
import { receiveFile } from './receive-file.ts';
import { Refusal, refusals } from './refusal.ts';
import { getUpload } from './upload-store.ts';

/**
 * Ends an upload: the server hashes the bytes itself and takes the file in. Completing twice, or a file that is held
 * already, answers the one document there is.
 */
export async function completeUpload(services: LiteratureServices, { id }: { id: string }): Promise<StoredDocument> {
  const { literature, files } = services;
  const held = await getDocument(literature, id);
  if (held) return held;
  const announced = await getUpload(literature, id);
  if (!announced) {
    throw new ServiceError('NOT_FOUND', { zh: '没有登记过这次上传。', en: 'No such upload was announced.' });
  }
  const facts = await files.facts(uploadKey(id));
  if (!facts) {
    throw new ServiceError('CONFLICT', { zh: '文件还没有上传。', en: 'The file has not been uploaded yet.' });
  }
  try {
    if (facts.bytes > mostBytes) throw new Refusal('too-large');
    if (facts.bytes !== announced.bytes) throw new Refusal('hash-mismatch');
    const bytes = await readHashed(services, id, announced.sha256);
    const document = await receiveFile(services, { ...announced, bytes, declaredType: announced.mediaType });
    await files.remove(uploadKey(id));
    return document;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await files.remove(uploadKey(id));
    throw new ServiceError('INVALID', refusals[error.reason], { cause: error });
  }
}

async function readHashed({ files }: LiteratureServices, id: string, sha256: string): Promise<Uint8Array> {
  const hash = createHash('sha256');
  const pieces: Uint8Array[] = [];
  for await (const piece of (await files.read(uploadKey(id))) ?? []) {
    hash.update(piece);
    pieces.push(piece);
  }
  if (hash.digest('hex') !== sha256) throw new Refusal('hash-mismatch');
  return Buffer.concat(pieces);
}
