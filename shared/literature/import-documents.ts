import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { bookOfFile, describeFile, type FileDefaults } from './describe-file.ts';
import { type DocumentStatement, documentIdOf, type StoredDocument } from './document.ts';
import { getDocument, saveDocument } from './document-store.ts';
import { mostBytes } from './inspect-file.ts';
import { listFiles, type SourceFile } from './list-files.ts';
import type { LiteratureServices } from './literature-services.ts';
import { receiveFile } from './receive-file.ts';
import { Refusal, type RefusalReason } from './refusal.ts';
import { rememberTitles } from './scan-titles.ts';

/** Files on their way at once: each waits for the bucket and the table most of the time. */
const filesAtOnce = 8;

export interface ImportInput {
  /** A file or a folder. */
  path: string;
  defaults?: FileDefaults;
  onProgress?: (done: number, total: number) => void;
}

export interface DocumentsReport {
  /** Ids of all documents that the files are, new ones and those that were there. */
  ids: string[];
  created: number;
  /** Held already, and now described differently. */
  changed: number;
  unchanged: number;
  refused: { file: string; reason: RefusalReason }[];
}

/**
 * Takes in every file of a folder that can become a document. Run it again as often as you like: the same file is the
 * same document, and one that was interrupted goes on. Digitizing follows by itself.
 */
export async function importDocuments(services: LiteratureServices, input: ImportInput): Promise<DocumentsReport> {
  const { path, defaults, onProgress = () => undefined } = input;
  const files = await listFiles(path);
  const described = files.map((file) => ({ file, statement: describeFile(file.name, file.row, defaults) }));
  await rememberTitles(
    services.files,
    described.flatMap(({ statement }) => statement.title.zh ?? []),
  );
  const report: DocumentsReport = { ids: [], created: 0, changed: 0, unchanged: 0, refused: [] };
  const firstOf = await firstWithContent(files);
  let done = 0;
  const waiting = described.values();
  const takeNext = async () => {
    for (const { file, statement } of waiting) {
      try {
        // What lies in the folder twice is one document, and the first name counts.
        const isCopy = firstOf.get(file) !== file;
        const { id, outcome } = isCopy ? { outcome: 'unchanged' as const } : await takeIn(services, file, statement);
        if (id) report.ids.push(id);
        report[outcome] += 1;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        report.refused.push({ file: file.name, reason: error.reason });
      }
      done += 1;
      onProgress(done, described.length);
    }
  };
  await Promise.all(Array.from({ length: filesAtOnce }, takeNext));
  return { ...report, ids: report.ids.sort() };
}

/** For each file the first one of the same content. */
async function firstWithContent(files: readonly SourceFile[]): Promise<Map<SourceFile, SourceFile>> {
  const first = new Map<string, SourceFile>();
  const firstOf = new Map<SourceFile, SourceFile>();
  for (const file of files) {
    const hash = createHash('sha256');
    for await (const piece of createReadStream(file.path)) hash.update(piece);
    const sha256 = hash.digest('hex');
    if (!first.has(sha256)) first.set(sha256, file);
    firstOf.set(file, first.get(sha256) ?? file);
  }
  return firstOf;
}

async function takeIn(
  services: LiteratureServices,
  { path, type, row }: SourceFile,
  statement: DocumentStatement,
): Promise<{ id: string; outcome: 'created' | 'changed' | 'unchanged' }> {
  if ((await stat(path)).size > mostBytes) throw new Refusal('too-large');
  const bytes = await readFile(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { id, held } = await placeOf(services, sha256, bookOfFile(row));
  if (held) return { id, outcome: (await restate(services, held, statement)) ? 'changed' : 'unchanged' };
  await receiveFile(services, { id, bytes, sha256, declaredType: type, statement, from: 'import' });
  return { id, outcome: 'created' };
}

/** Under which id a file is or will be held: a book's own, unless another file of that book is there. */
async function placeOf(
  { literature }: LiteratureServices,
  sha256: string,
  book: string | undefined,
): Promise<{ id: string; held: StoredDocument | undefined }> {
  const ofBook = book && (await getDocument(literature, book));
  if (book && (!ofBook || ofBook.sha256 === sha256)) return { id: book, held: ofBook || undefined };
  const id = documentIdOf(sha256);
  return { id, held: await getDocument(literature, id) };
}

/** A document that an import made says what the last import said of it; what an editor said stays. */
async function restate(
  { literature, now }: LiteratureServices,
  held: StoredDocument,
  statement: DocumentStatement,
): Promise<boolean> {
  const { title, filename = '' } = statement;
  // A title that is the name of the file gives way to the one that was read in it.
  const isNamed = Object.values(title).some((name) => !filename.includes(name));
  const next = { ...held, ...statement, title: isNamed ? title : held.title };
  if (held.from !== 'import' || JSON.stringify(sorted(next)) === JSON.stringify(sorted(held))) return false;
  return saveDocument(literature, { ...next, revision: held.revision + 1, updatedAt: now().toISOString() });
}

/** Tables give fields back in an order of their own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, field]) => [name, sorted(field)]));
}
