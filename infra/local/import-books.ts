import { basename } from 'node:path';
import type { BookDescription } from '#shared/literature/book.ts';
import { type BooksReport, importBooks } from '#shared/literature/import-books.ts';
import { bookFiles, readBooks } from './book-files.ts';
import { literatureOf } from './literature-client.ts';
import { progressBar } from './progress-bar.ts';
import { type FileReject, writeRejects } from './reject-file.ts';
import type { RunningService } from './running-service.ts';
import { StartProblem, step } from './steps.ts';

export interface ImportBookFiles {
  service: RunningService;
  /** State folder, where the file of rejects goes. */
  home: string;
  /** A file, or a folder of files. */
  path: string;
}

/** Reads descriptions of books and writes what is new; searches find them moments later. */
export async function importBookFiles({ service, home, path }: ImportBookFiles): Promise<BooksReport> {
  const books = await step('read', (note) => readAll(home, path, note));
  const services = literatureOf(service);
  try {
    return await step('written', async (note) => {
      const bar = progressBar(books.length);
      const source = basename(path).replace(/\.(?:gz|jsonl?|mrc|xml)$|\.jsonl?\.gz$/g, '');
      const report = await importBooks(services, { source, books, onProgress: (done) => bar.at(done) });
      bar.end();
      const { created, changed, unchanged, lost } = report;
      const again = lost.length > 0 ? `; ${lost.length} were changed by others meanwhile: import again` : '';
      note(`${report.books} books, ${created} new, ${changed} changed, ${unchanged} unchanged${again}`);
      return report;
    });
  } finally {
    services.literature.client.destroy();
  }
}

async function readAll(home: string, path: string, note: (text: string) => void): Promise<BookDescription[]> {
  const files = await bookFiles(path);
  if (files.length === 0) throw new StartProblem(`${path} holds no description of books.`);
  const books: BookDescription[] = [];
  const rejects: FileReject[] = [];
  for (const one of files) {
    for await (const entry of readBooks(one)) {
      if ('book' in entry) books.push(entry.book);
      else rejects.push({ file: basename(one.file), ...entry });
    }
  }
  const where = rejects.length > 0 ? ` (see ${await writeRejects(home, path, rejects)})` : '';
  note(`${books.length} descriptions in ${files.length} files, ${rejects.length} rejected${where}`);
  return books;
}
