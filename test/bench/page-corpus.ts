import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describeFile } from '#shared/literature/describe-file.ts';
import { documentIdOf, isOpenable, type StoredDocument } from '#shared/literature/document.ts';
import { type DocumentText, getDocumentText } from '#shared/literature/document-files.ts';
import { getDocument } from '#shared/literature/document-store.ts';
import { textOfPages } from '#shared/literature/document-text.ts';
import { listFiles, type SourceFile } from '#shared/literature/list-files.ts';
import type { LiteratureServices } from '#shared/literature/literature-services.ts';
import type { PageContent } from '#shared/literature/page-content.ts';
import { markRoles } from '#shared/literature/page-text.ts';
import { openPdfText } from '#shared/literature/read-pdf.ts';
import { readTextFile } from '#shared/literature/read-text-file.ts';
import { qualityOfLayer } from '#shared/literature/text-quality.ts';

/** A document with its text, and the lines its pages were printed in where they are known. */
export interface CorpusDocument {
  collection: string;
  document: StoredDocument;
  text: DocumentText;
  /** Lines of the body of each page, in the order of `text.pages`. */
  lines: string[][];
}

/** Folders and archives of the data that hold texts. */
const collections: Record<string, string> = {
  'Chinese standards': 'texts/zh-standards',
  'GB 55001': 'texts/zh-gb55001',
  'model documents': 'texts/metanorma-samples',
  'NISO STS': 'texts/niso-sts-samples',
  RFCs: 'texts/rfc-text.tar.gz',
  laws: 'texts/zh-laws-md.tar.gz',
};
const run = promisify(execFile);

/**
 * Every document of the data, read by the code that digitizes. Pages without a text layer come from the running service
 * where it holds the document already, because reading pictures again takes an hour.
 */
export async function* readCorpus(data: string, held?: LiteratureServices): AsyncGenerator<CorpusDocument> {
  for (const [collection, path] of Object.entries(collections)) {
    const source = join(data, path);
    if (!existsSync(source)) continue;
    const folder = path.endsWith('.tar.gz') ? await unpack(source) : source;
    try {
      for (const file of await listFiles(folder)) {
        const read = await readDocument(file, held).catch(() => undefined);
        if (read) yield { collection, ...read };
      }
    } finally {
      if (folder !== source) await rm(folder, { recursive: true });
    }
  }
}

/** Unpacks an archive into a folder for the time being. */
export async function unpack(archive: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'guiju-pages-'));
  await run('tar', ['-xzf', archive, '-C', folder]);
  return folder;
}

async function readDocument(
  file: SourceFile,
  held: LiteratureServices | undefined,
): Promise<Omit<CorpusDocument, 'collection'> | undefined> {
  const bytes = await readFile(file.path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const id = documentIdOf(sha256);
  const known = held && (await getDocument(held.literature, id));
  const kept = known && isOpenable(known) ? await getDocumentText(held.files, known) : undefined;
  const drawn = file.type === 'application/pdf';
  const contents = drawn ? await readLayer(bytes) : readTextFile(bytes, file.type).pages;
  const { text, quality } = textOfPages(contents, { keepsLines: !drawn });
  const whole = kept ?? text;
  const document: StoredDocument = {
    ...describeFile(file.name, file.row),
    id,
    revision: 1,
    state: 'ready',
    mediaType: file.type,
    sha256,
    bytes: bytes.length,
    attempts: 1,
    pages: whole.pages.length,
    pagesDone: whole.pages.length,
    layout: drawn ? 'drawn' : 'text',
    quality,
    from: 'bench',
    receivedAt: '2026-11-01T00:00:00Z',
    updatedAt: '2026-11-01T00:00:00Z',
  };
  return { document, text: whole, lines: contents.map(bodyLines) };
}

/** The text layer of a PDF, pages that say nothing or nonsense left out. */
async function readLayer(bytes: Uint8Array): Promise<PageContent[]> {
  const file = await openPdfText(bytes);
  const pages: PageContent[] = [];
  for (let page = 1; page <= file.pages; page += 1) {
    const layer = await file.read(page);
    const quality = qualityOfLayer(layer.lines.map(({ text }) => text).join('\n'));
    if (quality > 2) pages.push({ page, ...layer, source: 'text-layer', quality });
  }
  await file.close();
  return markRoles(pages);
}

function bodyLines({ lines }: PageContent): string[] {
  return lines.filter(({ role }) => role === undefined || role === 'body').map(({ text }) => text);
}
