import { type BookDescription, bookIdOf, type StoredBook } from './book.ts';
import { getBooks, writeBooks } from './book-store.ts';
import type { LiteratureServices } from './literature-services.ts';

export interface ImportBooksInput {
  /** Whose statements these are; the same source replaces what it said before. */
  source: string;
  books: readonly BookDescription[];
  onProgress?: (done: number, total: number) => void;
}

export interface BooksReport {
  books: number;
  created: number;
  changed: number;
  unchanged: number;
  /** Changed by someone else meanwhile: another import writes them. */
  lost: string[];
}

const comparedAtOnce = 500;

/** Writes what a source says of books; run it again as often as you like, only what is new is written. */
export async function importBooks(services: LiteratureServices, input: ImportBooksInput): Promise<BooksReport> {
  const { source, books, onProgress = () => undefined } = input;
  const merged = mergeSame(books);
  const report: BooksReport = { books: merged.size, created: 0, changed: 0, unchanged: 0, lost: [] };
  const all = [...merged];
  for (let start = 0; start < all.length; start += comparedAtOnce) {
    const part = all.slice(start, start + comparedAtOnce);
    const held = await getBooks(
      services.literature,
      part.map(([id]) => id),
    );
    const updatedAt = services.now().toISOString();
    const next = part.flatMap(
      ([id, description]) => nextBook(id, held.get(id), { source, description, updatedAt }) ?? [],
    );
    let done = start + part.length - next.length;
    onProgress(done, all.length);
    const lost = await writeBooks(services.literature, next, (count) => {
      done += count;
      onProgress(done, all.length);
    });
    report.lost.push(...lost);
    report.created += next.filter(({ id, revision }) => revision === 1 && !lost.includes(id)).length;
    report.changed += next.filter(({ id, revision }) => revision > 1 && !lost.includes(id)).length;
    report.unchanged += part.length - next.length;
  }
  return report;
}

/** Rows of one source that speak of the same book, as one: the later one fills in what the earlier ones left out. */
function mergeSame(books: readonly BookDescription[]): Map<string, BookDescription> {
  const merged = new Map<string, BookDescription>();
  for (const book of books) {
    const id = bookIdOf(book);
    const before = merged.get(id);
    const said = (one: BookDescription) => Object.entries(one).filter(([, value]) => value.length !== 0);
    merged.set(id, before ? { ...book, ...Object.fromEntries(said(before)) } : book);
  }
  return merged;
}

function nextBook(
  id: string,
  held: StoredBook | undefined,
  said: { source: string; description: BookDescription; updatedAt: string },
): StoredBook | undefined {
  const { source, description, updatedAt } = said;
  const before = held?.statements[source];
  if (before && JSON.stringify(ordered(before)) === JSON.stringify(ordered(description))) return undefined;
  return {
    id,
    revision: (held?.revision ?? 0) + 1,
    statements: { ...held?.statements, [source]: description },
    updatedAt,
  };
}

/** Tables give fields back in an order of their own. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, field]) => [name, ordered(field)]),
  );
}
