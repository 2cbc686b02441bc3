import * as z from 'zod';
import { Multilingual } from '../../standards/codes.ts';
import { BookDescription, isbn13 } from '../book.ts';

const Loose = z.string().optional().catch(undefined);

/** A book as Zotero writes it. */
const ZoteroBook = z.object({
  itemType: z.literal('book'),
  title: z.string().min(1),
  creators: z
    .array(z.object({ firstName: z.string().default(''), lastName: z.string().default(''), creatorType: z.string() }))
    .default([]),
  publisher: Loose,
  place: Loose,
  date: Loose,
  edition: Loose,
  series: Loose,
  language: Loose,
  ISBN: Loose,
  DOI: Loose,
  numPages: Loose,
  extra: Loose,
  tags: z.array(z.object({ tag: z.string() })).default([]),
});

/** A report of a publisher's list that was RIS once: number, titles, authors. */
const ListedReport = z.object({
  ris_type: z.string(),
  number: z.string().min(1),
  titles: Multilingual,
  authors: z.array(z.string()).default([]),
  publishers: z.array(z.string()).default([]),
  place: Loose,
  dates: z.object({ published: Loose }).default({}),
  languages: z.array(z.string()).default([]),
  doi: Loose,
});

/** Whether a row of JSON speaks of a book. */
export function isBookRow(row: unknown): boolean {
  const { itemType, ris_type: type } = Object(row);
  return itemType === 'book' || typeof type === 'string';
}

/** Reads a row of either shape. Throws what is wrong with it. */
export function readBookRow(row: unknown): BookDescription {
  return 'ris_type' in Object(row) ? readReport(ListedReport.parse(row)) : readZotero(ZoteroBook.parse(row));
}

function readZotero(row: z.infer<typeof ZoteroBook>): BookDescription {
  const extra = (name: string) => new RegExp(`^${name}:\\s*(.+)$`, 'm').exec(row.extra ?? '')?.[1]?.trim();
  const classes = extra('CLC')?.split(/[;；\s]+/) ?? [];
  const original = extra('original-title');
  const pages = row.numPages?.trim();
  return BookDescription.parse({
    title: { ...(original && { [languageOf(original)]: original }), [languageOf(row.title, row.language)]: row.title },
    creators: row.creators.flatMap(({ firstName, lastName, creatorType }) => {
      const name = [lastName, firstName]
        .map((part) => part.trim())
        .filter(Boolean)
        .join(', ');
      const role =
        creatorType === 'author' || creatorType === 'editor' || creatorType === 'translator'
          ? creatorType
          : 'contributor';
      return name ? [{ name, role }] : [];
    }),
    publishers: filled([row.publisher]),
    ...present({ place: row.place, edition: row.edition, series: row.series, published: dateIn(row.date) }),
    ...present({ language: row.language, extent: pages && `${pages} p.` }),
    isbn: isbnsIn(row.ISBN ?? ''),
    identifiers: filled([row.DOI]).map((value) => ({ scheme: 'doi', value })),
    subjects: [...classes.map((value) => `CLC ${value}`), ...filled(row.tags.map(({ tag }) => tag))],
  });
}

function readReport(row: z.infer<typeof ListedReport>): BookDescription {
  const identifiers = [
    { scheme: 'report', value: row.number },
    ...(row.doi ? [{ scheme: 'doi', value: row.doi }] : []),
  ];
  return BookDescription.parse({
    title: row.titles,
    creators: filled(row.authors)
      .slice(0, 100)
      .map((name) => ({ name, role: 'author' })),
    publishers: filled(row.publishers),
    ...present({ place: row.place, published: dateIn(row.dates.published), language: row.languages[0] }),
    identifiers,
  });
}

/** All book numbers in a text that are right. */
export function isbnsIn(text: string): string[] {
  const numbers = text.match(/(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dX]/gi) ?? [];
  return [...new Set(numbers.flatMap((number) => isbn13(number) ?? []))];
}

/** The first date in a text, as exactly as it says; `[1957?]` and `c1991.` are years. */
export function dateIn(text: string | undefined): string | undefined {
  const [, year, month, day] = /(1[4-9]\d\d|20\d\d)(?:-(0[1-9]|1[0-2])(?:-([0-2]\d|3[01]))?)?/.exec(text ?? '') ?? [];
  return year && [year, month, day].filter(Boolean).join('-');
}

/** The language of a title: by its script, else as the record says. */
export function languageOf(title: string, stated?: string): string {
  if (/\p{Script=Han}/u.test(title)) return 'zh';
  const short = stated?.slice(0, 2).toLowerCase();
  return short === undefined ? 'und' : short;
}

const filled = (values: readonly (string | undefined)[]) => values.flatMap((value) => value?.trim() || []);
const present = (fields: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])));
