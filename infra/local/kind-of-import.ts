import { bookFiles } from './book-files.ts';
import { inputFiles, readable } from './input-files.ts';

/** What an input is: descriptions of books, rows for the catalogue, or files that become documents. */
export const importKinds = ['catalogue', 'books', 'documents'] as const;
export type ImportKind = (typeof importKinds)[number];

/** Tells what an input is from the files in it. */
export async function kindOfImport(path: string): Promise<ImportKind> {
  if ((await bookFiles(path)).length > 0) return 'books';
  return (await inputFiles(path)).some((file) => readable.test(file)) ? 'catalogue' : 'documents';
}
