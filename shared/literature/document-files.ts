import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { FileClient } from '../runtime/file-client.ts';
import type { StoredDocument, StoredFile, StoredPage } from './document.ts';
import type { Picture } from './draw-page.ts';
import { Line, PageContent } from './page-content.ts';

/** Where a file goes until its hash is checked. */
export const uploadKey = (id: string) => `uploads/${id}`;
/** Where the file itself stays for ever. */
export const originalKey = (sha256: string) => `originals/${sha256}`;

/** The whole text of a document: what is searched, and for pages without pictures what is read. */
export const DocumentText = z.object({
  pages: z.array(
    z.object({
      page: z.int().positive(),
      quality: z.int(),
      /** Joined and folded for searching. */
      search: z.string(),
      /** Where that text stands on the page; see places.ts. */
      places: z.array(z.array(z.number())).optional(),
      /** Only where the page has no file of its own. */
      lines: z.array(Line).optional(),
    }),
  ),
});
export type DocumentText = z.infer<typeof DocumentText>;

/** Keeps what was made of a page; keys hold the hash of the content, so doing it again changes nothing. */
export async function putPageContent(files: FileClient, sha256: string, content: PageContent): Promise<StoredFile> {
  return putJson(files, `derived/${sha256}/page-${number(content.page)}`, content);
}

export async function putPicture(
  files: FileClient,
  sha256: string,
  page: number,
  name: 'picture' | 'thumbnail',
  { bytes, width, height }: Picture,
): Promise<StoredFile> {
  const key = `derived/${sha256}/page-${number(page)}.${name}.${shortHash(bytes)}.webp`;
  await files.put(key, bytes, 'image/webp');
  return { key, bytes: bytes.length, width, height };
}

export async function putDocumentText(files: FileClient, sha256: string, text: DocumentText): Promise<StoredFile> {
  return putJson(files, `derived/${sha256}/text`, text);
}

/** What was read of a page before the whole document was known. */
export async function getPageContent(files: FileClient, page: StoredPage): Promise<PageContent | undefined> {
  const bytes = page.content && (await files.get(page.content.key));
  return bytes && PageContent.parse(parse(bytes));
}

export async function getDocumentText(files: FileClient, document: StoredDocument): Promise<DocumentText | undefined> {
  const bytes = document.text && (await files.get(document.text.key));
  return bytes && DocumentText.parse(parse(bytes));
}

async function putJson(files: FileClient, stem: string, value: unknown): Promise<StoredFile> {
  const bytes = Buffer.from(JSON.stringify(value));
  const key = `${stem}.${shortHash(bytes)}.json`;
  await files.put(key, bytes, 'application/json');
  return { key, bytes: bytes.length };
}

const parse = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString('utf8'));
const number = (page: number) => String(page).padStart(5, '0');
const shortHash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);
