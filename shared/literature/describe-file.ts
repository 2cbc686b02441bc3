import { extname } from 'node:path';
import * as z from 'zod';
import { Multilingual } from '../standards/codes.ts';
import { parseDesignation, standardId } from '../standards/designation.ts';
import { BookDescription, bookIdOf, isbn13 } from './book.ts';
import { DocumentKind, DocumentStatement } from './document.ts';

/** What a list may say of a file; whatever else it says belongs to the catalogue. */
const ListedFile = z.object({
  number: z.string().optional().catch(undefined),
  title: z.string().optional().catch(undefined),
  titles: Multilingual.optional().catch(undefined),
  languages: z.array(z.string()).optional().catch(undefined),
  language: z.string().optional().catch(undefined),
  kind: DocumentKind.optional().catch(undefined),
  rights: DocumentStatement.shape.rights.catch(undefined),
  isbn: z.string().optional().catch(undefined),
});

export interface FileDefaults {
  kind?: DocumentKind;
  rights?: DocumentStatement['rights'];
}

/** What is said of a file: by its row in a list, else by its name, which for standards is often the number. */
export function describeFile(name: string, row: unknown, defaults: FileDefaults = {}): DocumentStatement {
  const listed = ListedFile.parse(row ?? {});
  const stem =
    name
      .split('/')
      .at(-1)
      ?.slice(0, -extname(name).length || undefined) ?? name;
  const number = listed.number ?? numberOfName(stem);
  const designation = number ? parseDesignation(number) : undefined;
  const language = listed.language ?? listed.languages?.[0];
  const titles = listed.titles ?? (listed.title ? { [language ?? 'zh']: listed.title } : {});
  const fallback = { [/\p{Script=Han}/u.test(stem) ? 'zh' : 'und']: stem };
  return DocumentStatement.parse({
    kind:
      listed.kind ?? (bookOfFile(row) ? 'book' : undefined) ?? defaults.kind ?? (designation ? 'standard' : 'notice'),
    title: Object.keys(titles).length > 0 ? titles : designation ? { und: number } : fallback,
    standards: designation ? [standardId(designation)] : [],
    ...(language && { language }),
    filename: name.slice(-300),
    rights: listed.rights ?? defaults.rights,
  });
}

/** The id of the book that a file is the text of, when its row names a book number. */
export function bookOfFile(row: unknown): string | undefined {
  const isbn = isbn13(ListedFile.parse(row ?? {}).isbn ?? '');
  return isbn && bookIdOf(BookDescription.parse({ title: {}, isbn: [isbn] }));
}

/** `GB-8978-1996`, `rfc2119` and `DB44_T_1-2020` are numbers whose signs a file system would not take. */
function numberOfName(stem: string): string | undefined {
  const spellings = [stem, stem.replace(/^([A-Za-z]+\d*)[-_]([TZ])[-_]/, '$1/$2 '), stem.replace(/[-_]/, ' ')];
  return spellings.find((spelling) => parseDesignation(spelling));
}
