import * as z from 'zod';
import { ServiceError } from '../runtime/errors.ts';
import type { UploadLink } from '../runtime/file-client.ts';
import { DocumentStatement, documentIdOf, MediaType, Sha256 } from './document.ts';
import { uploadKey } from './document-files.ts';
import { getDocument } from './document-store.ts';
import { mostBytes } from './inspect-file.ts';
import type { LiteratureServices } from './literature-services.ts';
import { refusals } from './refusal.ts';
import { putUpload } from './upload-store.ts';

/** A file that is announced: what it is and what is said of it. */
export const UploadRequest = DocumentStatement.extend({
  sha256: Sha256,
  bytes: z.int().positive(),
  mediaType: MediaType,
});
export type UploadRequest = z.infer<typeof UploadRequest>;

export interface UploadTicket {
  id: string;
  /** Null when the file is held already: there is nothing to send, only to complete. */
  upload: UploadLink | null;
}

const linkSeconds = 900;
/** A day, so that completing is possible long after the link has lapsed. */
const announcementSeconds = 86_400;

/** Gives a link for one file of the announced hash and length; nothing of it is visible until it is completed. */
export async function requestUpload(
  { literature, files, now }: LiteratureServices,
  { request, from }: { request: UploadRequest; from: string },
): Promise<UploadTicket> {
  const { sha256, bytes, mediaType, ...statement } = request;
  if (bytes > mostBytes) throw new ServiceError('TOO_LARGE', refusals['too-large']);
  const id = documentIdOf(sha256);
  if (await getDocument(literature, id)) return { id, upload: null };
  const expires = Math.floor(now().getTime() / 1000) + announcementSeconds;
  await putUpload(literature, { id, sha256, bytes, mediaType, statement, from, expires });
  const terms = { key: uploadKey(id), sha256, bytes, type: mediaType, seconds: linkSeconds };
  return { id, upload: await files.uploadLink(terms, now()) };
}
