import { describedBook, type StoredBook } from './book.ts';
import type { PageEntry } from './project-page.ts';

/** The entry of a book, beside those of its document: found by title, people, publisher, subjects and numbers. */
export function projectBook(book: StoredBook): { id: string; version: number; document: PageEntry } {
  const described = describedBook(book);
  const { title, creators, publishers, subjects, isbn, identifiers, series, language } = described;
  return {
    id: `${book.id}/book`,
    version: book.revision,
    document: {
      entry: 'book',
      document: book.id,
      kind: 'book',
      standards: [],
      level: 'metadata',
      decidedBy: 'document',
      ...(language && { language }),
      title: Object.values(title),
      about: [...creators.map(({ name }) => name), ...publishers, ...(series ? [series] : []), ...subjects],
      numbers: [...isbn, ...identifiers.map(({ value }) => bookNumber(value))],
    },
  };
}

/** A number of a book as it is compared: small, without signs and spaces. */
export function bookNumber(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
