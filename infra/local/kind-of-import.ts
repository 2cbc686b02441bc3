import { bookFiles } from './book-files.ts';
import { hasRows, inputFiles } from './input-files.ts';

/** What an input is: rows for the catalogue, descriptions of books, files that become documents, laws that cite, or source records of indicators. */
export const importKinds = ['catalogue', 'books', 'documents', 'laws', 'registers'] as const;
export type ImportKind = (typeof importKinds)[number];

/** Tells what an input is from the files in it; texts of laws are documents like any other unless it is said otherwise. */
export async function kindOfImport(path: string): Promise<ImportKind> {
  if ((await bookFiles(path)).length > 0) return 'books';
  const [first] = await inputFiles(path);
  return first !== undefined && (await hasRows(first)) ? 'catalogue' : 'documents';
}
