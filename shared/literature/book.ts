import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Multilingual } from '../standards/codes.ts';
import { DocumentId, documentIdOf } from './document.ts';

const Text = z.string().trim().min(1).max(600);

/** What a catalogue of a library says of a book. */
export const BookDescription = z.object({
  title: Multilingual,
  creators: z
    .array(z.object({ name: Text, role: z.enum(['author', 'editor', 'translator', 'contributor']) }))
    .max(100)
    .default([]),
  publishers: z.array(Text).max(10).default([]),
  place: Text.optional(),
  /** As exactly as it is known: year, month or day. */
  published: z
    .string()
    .regex(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/)
    .optional(),
  edition: Text.optional(),
  series: Text.optional(),
  language: z.string().max(12).optional(),
  /** International standard book numbers of thirteen figures. */
  isbn: z
    .array(z.string().regex(/^\d{13}$/))
    .max(20)
    .default([]),
  identifiers: z
    .array(z.object({ scheme: z.enum(['doi', 'report', 'control']), value: Text }))
    .max(20)
    .default([]),
  /** Subject words, and classes of the Chinese Library Classification as `CLC H314`. */
  subjects: z.array(Text).max(50).default([]),
  extent: Text.optional(),
});
export type BookDescription = z.infer<typeof BookDescription>;

/** The item of a book in the table of literature: beside the item of its document, when a file of it is held. */
export const StoredBook = z.object({
  id: DocumentId,
  revision: z.int().positive(),
  /** What each source says, by its name. */
  statements: z.record(z.string(), BookDescription),
  updatedAt: z.iso.datetime(),
});
export type StoredBook = z.infer<typeof StoredBook>;

/**
 * The id of a book, made of the first of its book number, report number, DOI, number in the source's catalogue, and else
 * of title, creator and date: two sources that name the same number speak of the same book.
 */
export function bookIdOf(book: BookDescription): string {
  const { isbn, identifiers, title, creators, published } = book;
  const named = (scheme: string) => identifiers.find((one) => one.scheme === scheme)?.value.toLowerCase();
  const key =
    (isbn[0] && `isbn:${isbn[0]}`) ??
    ['report', 'doi', 'control'].flatMap((scheme) => (named(scheme) ? `${scheme}:${named(scheme)}` : []))[0] ??
    JSON.stringify(['title', Object.values(title)[0], creators[0]?.name, published]);
  return documentIdOf(createHash('sha256').update(`book:${key}`).digest('hex'));
}

/** The description of a book from all its statements: for each field the first source, by name, that says something. */
export function describedBook({ statements }: Pick<StoredBook, 'statements'>): BookDescription {
  const sources = Object.keys(statements).sort();
  const said = sources.reverse().flatMap((source) => Object.entries(statements[source] ?? {}));
  const filled = said.filter(
    ([, value]) => value !== undefined && Object.keys(Object(value)).length + String(value).length > 0,
  );
  return BookDescription.parse(Object.fromEntries(filled));
}

/** A book number of ten or thirteen figures as thirteen; nothing when its check figure is wrong. */
export function isbn13(text: string): string | undefined {
  const figures = text.replace(/[^\dX]/gi, '').toUpperCase();
  if (/^\d{13}$/.test(figures)) return checkFigure(figures.slice(0, 12)) === figures[12] ? figures : undefined;
  if (!/^\d{9}[\dX]$/.test(figures)) return undefined;
  const sum = [...figures].reduce((total, figure, i) => total + (10 - i) * (figure === 'X' ? 10 : Number(figure)), 0);
  return sum % 11 === 0 ? `978${figures.slice(0, 9)}${checkFigure(`978${figures.slice(0, 9)}`)}` : undefined;
}

function checkFigure(twelve: string): string {
  const sum = [...twelve].reduce((total, figure, i) => total + Number(figure) * (i % 2 === 0 ? 1 : 3), 0);
  return String((10 - (sum % 10)) % 10);
}
