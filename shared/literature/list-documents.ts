import * as z from 'zod';
import type { AccessDecision } from '../access/access-decision.ts';
import { ServiceError } from '../runtime/errors.ts';
import type { SearchServices } from '../runtime/search-client.ts';
import type { Standard } from '../standards/standard.ts';
import type { StoredBook } from './book.ts';
import { getBooks } from './book-store.ts';
import { DocumentKind, isOpenable, type StoredDocument } from './document.ts';
import { reaches } from './document-access.ts';
import { decisionsFor, type ReadingServices, standardsOf } from './document-decision.ts';
import { getDocuments } from './document-store.ts';
import { bookHead, bookView, type DocumentSummary, noText } from './document-view.ts';
import { type DocumentHit, documentsBody, pagesOf } from './documents-body.ts';
import { foundPage } from './find-pages.ts';
import { searchPages } from './page-index.ts';
import { pageWords } from './page-query.ts';

export const DocumentQuery = z.strictObject({
  q: z.string().max(1000).default('').describe('Words of a title or of the text; empty to browse.'),
  standard: z.string().max(120).optional().describe('Edition id whose texts are wanted.'),
  kind: DocumentKind.optional(),
  size: z.coerce.number().int().min(1).max(50).default(20),
  cursor: z.string().max(200).optional().describe('The `next` of the page before.'),
});
export type DocumentQuery = z.infer<typeof DocumentQuery>;

export interface DocumentList {
  items: DocumentSummary[];
  total: number;
  totalIsExact: boolean;
  next: string | null;
}

/** Deeper paging would cost the engine more than it brings a reader. */
const deepest = 2000;

/** Digitized documents, by the words of their titles and pages; snippets only of texts this caller may see now. */
export async function listDocuments(
  services: ReadingServices & SearchServices,
  query: DocumentQuery,
): Promise<DocumentList> {
  const words = pageWords(query.q);
  const from = query.cursor ? readCursor(query.cursor) : 0;
  const answer = await searchPages(services, documentsBody({ ...query, words, from }));
  const hits = answer.hits.hits as DocumentHit[];
  const documents = await getDocuments(
    services.literature,
    hits.map(({ _source }) => _source.document),
  );
  const records = await standardsOf(services, [...documents.values()]);
  const decisions = await decisionsFor(services, [...documents.values()], { records });
  const books = await getBooks(
    services.literature,
    hits.flatMap(({ _source: { kind, document } }) => (kind === 'book' ? document : [])),
  );
  const items = hits.flatMap((hit) => {
    const id = hit._source.document;
    const [document, access, book] = [documents.get(id), decisions.get(id), books.get(id)];
    if (document && access && isOpenable(document)) return [summaryOf(document, access, { hit, words, book, records })];
    return book ? [describedSummary(book)] : [];
  });
  const total = Number(Object(answer.aggregations?.documents).value ?? items.length);
  const after = from + hits.length;
  const more = hits.length === query.size && after < Math.min(total, deepest);
  return { items, total, totalIsExact: total < 3000, next: more ? writeCursor(after) : null };
}

/** A book of which no text can be opened. */
function describedSummary(book: StoredBook): DocumentSummary {
  const access = { level: noText.level, rule: noText.rule };
  return { ...bookHead(book), standards: [], numbers: [], pages: 0, quality: [], access, found: [] };
}

function summaryOf(
  document: StoredDocument,
  access: AccessDecision,
  {
    hit,
    words,
    book,
    records,
  }: { hit: DocumentHit; words: string; book: StoredBook | undefined; records: Map<string, Standard> },
): DocumentSummary {
  const { id, kind, title, standards, language, pages, quality = [] } = document;
  const inner = pagesOf(hit);
  const found = reaches(access, 'snippet') ? inner.flatMap((one) => foundPage(one, words) ?? []) : [];
  return {
    id,
    kind,
    title,
    standards,
    numbers: standards.map((id) => records.get(id)?.number ?? id),
    language: language ?? null,
    pages,
    quality,
    book: bookView(book),
    access: { level: access.level, rule: access.rule },
    found: found.map(({ document: _document, ...page }) => page),
  };
}

const writeCursor = (from: number) => Buffer.from(`d${from}`).toString('base64url');

function readCursor(cursor: string): number {
  const from = /^d(\d{1,4})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  if (from === undefined) {
    throw new ServiceError('INVALID', {
      zh: 'cursor 无效：请从第一页重新开始。',
      en: 'The cursor is broken: start again.',
    });
  }
  return Number(from);
}
