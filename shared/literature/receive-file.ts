import { type DocumentStatement, documentIdOf, type MediaType, type StoredDocument } from './document.ts';
import { originalKey } from './document-files.ts';
import { addDocument, getDocument } from './document-store.ts';
import { requireReasonable, typeOfFile } from './inspect-file.ts';
import type { LiteratureServices } from './literature-services.ts';

export interface ReceivedFile {
  /** Given for books, which have an id before they have a file; otherwise it is made of the hash. */
  id?: string;
  bytes: Uint8Array;
  /** Of these bytes, reckoned by this server. */
  sha256: string;
  declaredType: string;
  statement: DocumentStatement;
  from: string;
}

/**
 * Keeps a file under its hash and makes its document, from which the stream starts digitizing. The same file twice is
 * one document. Throws a `Refusal` before anything is kept when the file is not what it seems.
 */
export async function receiveFile(
  { literature, files, now }: LiteratureServices,
  { bytes, sha256, declaredType, statement, from, id = documentIdOf(sha256) }: ReceivedFile,
): Promise<StoredDocument> {
  const held = await getDocument(literature, id);
  if (held) return held;
  const mediaType = typeOfFile(bytes, declaredType);
  if (mediaType === 'application/pdf') requireReasonable(bytes);
  await files.put(originalKey(sha256), bytes, mediaType);
  const at = now().toISOString();
  const document: StoredDocument = {
    ...statement,
    id,
    revision: 1,
    state: 'received',
    mediaType,
    sha256,
    bytes: bytes.length,
    attempts: 0,
    pages: 0,
    pagesDone: 0,
    layout: isDrawn(mediaType) ? 'drawn' : 'text',
    from,
    receivedAt: at,
    updatedAt: at,
  };
  const added = await addDocument(literature, document);
  return added ? document : ((await getDocument(literature, id)) ?? document);
}

const isDrawn = (type: MediaType) => type === 'application/pdf' || type.startsWith('image/');
