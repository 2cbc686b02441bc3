import * as z from 'zod';
import { Multilingual } from '../standards/codes.ts';
import { StandardFields } from '../standards/standard.ts';
import { Quality, TextSource } from './page-content.ts';

export const DocumentKind = z.enum(['standard', 'book', 'notice']);
export type DocumentKind = z.infer<typeof DocumentKind>;

/** `needs-review`: all pages are there, and a person should look at some of them. */
export const DocumentState = z.enum(['received', 'digitizing', 'ready', 'needs-review', 'failed']);
export type DocumentState = z.infer<typeof DocumentState>;

/** Types of files that become documents. */
export const MediaType = z.enum([
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/tiff',
  'text/html',
  'text/markdown',
  'text/plain',
  'application/xml',
]);
export type MediaType = z.infer<typeof MediaType>;

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hexadecimal');
export const DocumentId = z
  .string()
  .regex(/^d-[0-9a-f]{24}$/)
  .meta({ example: 'd-0123456789abcdef01234567', description: 'Made of the SHA-256 of the file' });

/** What is said of a document by those who hand it in. */
export const DocumentStatement = z.object({
  kind: DocumentKind.default('standard'),
  title: Multilingual.default({}),
  /** Edition ids of the standards whose text it holds. */
  standards: z.array(z.string().max(120)).max(20).default([]),
  language: z.string().max(12).optional(),
  filename: z.string().max(300).optional(),
  /** Rights in this text beyond what the record of its standard says; unstated rights allow no display. */
  rights: StandardFields.shape.rights,
});
export type DocumentStatement = z.infer<typeof DocumentStatement>;

const StoredFile = z.object({ key: z.string(), bytes: z.int(), width: z.int().optional(), height: z.int().optional() });
export type StoredFile = z.infer<typeof StoredFile>;

/** The item of a document in the table of literature. */
export const StoredDocument = DocumentStatement.extend({
  id: DocumentId,
  revision: z.int().positive(),
  state: DocumentState,
  /** Why it failed or needs a look. */
  reason: z.string().optional(),
  mediaType: MediaType,
  sha256: Sha256,
  bytes: z.int().nonnegative(),
  /** Times its opening was tried, counted before, so that a file that kills its worker is noticed. */
  attempts: z.int().nonnegative().default(0),
  /** Times its next step was asked for again because nothing had happened for long. */
  sweeps: z.int().positive().optional(),
  /** 0 until the file was opened. */
  pages: z.int().nonnegative(),
  pagesDone: z.int().nonnegative(),
  /** `drawn` pages have pictures and files of their own; `text` pages are kept in one file. */
  layout: z.enum(['drawn', 'text']),
  /** False when the text layer of the file as a whole is not to be believed. */
  trustsLayer: z.boolean().optional(),
  /** Pages by text quality, 0 to 4. */
  quality: z.array(z.int()).length(5).optional(),
  /** All pages as text, written when the last page is done. */
  text: StoredFile.optional(),
  /** Its clauses, references, terms and tables, read when the last page was done. */
  structure: StoredFile.optional(),
  /** Who handed it in: the subject of a member, or `import`. */
  from: z.string(),
  receivedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type StoredDocument = z.infer<typeof StoredDocument>;

export const PageState = z.enum(['waiting', 'done', 'failed']);

/** The item of a page. */
export const StoredPage = z.object({
  id: DocumentId,
  page: z.int().positive(),
  state: PageState,
  /** Counted before the work, so that a page that kills its worker is noticed. */
  attempts: z.int().nonnegative(),
  /** The sweep of its document that last asked for it again. */
  sweeps: z.int().positive().optional(),
  source: TextSource.optional(),
  quality: Quality.optional(),
  content: StoredFile.optional(),
  picture: StoredFile.optional(),
  thumbnail: StoredFile.optional(),
});
export type StoredPage = z.infer<typeof StoredPage>;

/** The id of the document that a file becomes: the same file is the same document. */
export function documentIdOf(sha256: string): string {
  return `d-${sha256.slice(0, 24)}`;
}

/** True when pages of the document may be looked for and read, access allowing. */
export function isOpenable({ state }: Pick<StoredDocument, 'state'>): boolean {
  return state === 'ready' || state === 'needs-review';
}
