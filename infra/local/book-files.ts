import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { BookDescription } from '#shared/literature/book.ts';
import type { MarcRecord } from '#shared/literature/import/marc-record.ts';
import { isBookRow, readBookRow } from '#shared/literature/import/read-book-row.ts';
import { readMarcBook } from '#shared/literature/import/read-marc-book.ts';
import { readable, rowsOf } from './input-files.ts';
import { holdsStandards, type MarcFormat, marcFormat, marcRecords } from './marc-files.ts';

/** One record of a file: the book it describes, or why it describes none. */
export type BookEntry = { line: number; book: BookDescription } | { line: number; reason: string; row: unknown };

type Format = 'json' | MarcFormat;

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
  } else {
    for await (const one of marcRecords(file, format)) {
      if ('error' in one) yield { line: one.line, reason: one.error, row: null };
      else yield entryOf(one.line, headOf(one.record), () => readMarcBook(one.record));
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
  return (await holdsStandards(file)) ? undefined : marcFormat(file);
}
