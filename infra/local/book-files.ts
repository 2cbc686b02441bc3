import { open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { BookDescription } from '#shared/literature/book.ts';
import { isMarc21, readMarc21 } from '#shared/literature/import/marc-21.ts';
import type { MarcRecord } from '#shared/literature/import/marc-record.ts';
import { isMarcXml, readMarcXml } from '#shared/literature/import/marc-xml.ts';
import { isBookRow, readBookRow } from '#shared/literature/import/read-book-row.ts';
import { readMarcBook } from '#shared/literature/import/read-marc-book.ts';
import { readable, rowsOf } from './input-files.ts';

/** One record of a file: the book it describes, or why it describes none. */
export type BookEntry = { line: number; book: BookDescription } | { line: number; reason: string; row: unknown };

type Format = 'json' | 'marc-21' | 'marc-xml';

/** The files under a path that describe books, told by their content: JSON rows, MARC 21 or MARCXML. */
export async function bookFiles(path: string): Promise<{ file: string; format: Format }[]> {
  const found = [];
  for (const file of await filesUnder(path)) {
    const format = await formatOf(file);
    if (format) found.push({ file, format });
  }
  return found;
}

/** All records of a file of books. */
export async function* readBooks({ file, format }: { file: string; format: Format }): AsyncGenerator<BookEntry> {
  if (format === 'json') {
    for await (const one of rowsOf(file)) {
      if ('error' in one) yield { line: one.line, reason: one.error, row: one.text };
      else yield entryOf(one.line, one.row, () => readBookRow(one.row));
    }
  } else if (format === 'marc-21') {
    for (const one of readMarc21(await readFile(file))) {
      if ('error' in one) yield { line: one.at, reason: one.error, row: null };
      else yield entryOf(one.at, headOf(one.record), () => readMarcBook(one.record));
    }
  } else {
    for (const [i, record] of readMarcXml(await readFile(file, 'utf8')).entries()) {
      yield entryOf(i + 1, headOf(record), () => readMarcBook(record));
    }
  }
}

function entryOf(line: number, row: unknown, read: () => BookDescription): BookEntry {
  try {
    return { line, book: read() };
  } catch (error) {
    return { line, reason: error instanceof Error ? error.message.slice(0, 500) : 'unreadable', row };
  }
}

/** Enough of a record to find it again. */
const headOf = ({ leader, control }: MarcRecord) => ({ leader, control });

async function filesUnder(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function formatOf(file: string): Promise<Format | undefined> {
  if (readable.test(basename(file))) {
    for await (const one of rowsOf(file)) return 'row' in one && isBookRow(one.row) ? 'json' : undefined;
    return undefined;
  }
  if (!['', '.mrc', '.marc', '.dat', '.iso', '.xml'].includes(extname(file).toLowerCase())) return undefined;
  const head = await headBytes(file);
  if (isMarc21(head)) return 'marc-21';
  return isMarcXml(Buffer.from(head).toString('utf8')) ? 'marc-xml' : undefined;
}

async function headBytes(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
