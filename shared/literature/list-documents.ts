import * as z from 'zod';
import type { AccessDecision } from '../access/access-decision.ts';
import { ServiceError } from '../runtime/errors.ts';
import type { SearchHit, SearchServices } from '../runtime/search-client.ts';
import { DocumentKind, isOpenable, type StoredDocument } from './document.ts';
import { reaches } from './document-access.ts';
import { decisionsFor, type ReadingServices } from './document-decision.ts';
import { getDocuments } from './document-store.ts';
import type { DocumentSummary } from './document-view.ts';
import { foundPage, openLevels } from './find-pages.ts';
import { searchPages } from './page-index.ts';
import { type Clause, hitHighlight, pageWords, textClause } from './page-query.ts';
import type { PageEntry } from './project-page.ts';

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

type Found = SearchHit<PageEntry> & { inner_hits?: { pages?: { hits: { hits: SearchHit<PageEntry>[] } } } };

/** Deeper paging would cost the engine more than it brings a reader. */
const deepest = 2000;

/** Digitized documents, by the words of their titles and pages; snippets only of texts this caller may see now. */
export async function listDocuments(
  services: ReadingServices & SearchServices,
  query: DocumentQuery,
): Promise<DocumentList> {
  const words = pageWords(query.q);
  const from = query.cursor ? readCursor(query.cursor) : 0;
  const answer = await searchPages(services, body(query, words, from));
  const hits = answer.hits.hits as Found[];
  const documents = await getDocuments(
    services.literature,
    hits.map(({ _source }) => _source.document),
  );
  const decisions = await decisionsFor(services, [...documents.values()]);
  const items = hits.flatMap((hit) => {
    const document = documents.get(hit._source.document);
    const access = decisions.get(hit._source.document);
    return document && access && isOpenable(document) ? [summaryOf(document, access, hit, words)] : [];
  });
  const total = Number(Object(answer.aggregations?.documents).value ?? items.length);
  const after = from + hits.length;
  const more = hits.length === query.size && after < Math.min(total, deepest);
  return { items, total, totalIsExact: total < 3000, next: more ? writeCursor(after) : null };
}

function body({ standard, kind, size }: DocumentQuery, words: string, from: number) {
  const filter: Clause[] = [
    ...(standard ? [{ term: { standards: standard } }] : []),
    ...(kind ? [{ term: { kind } }] : []),
  ];
  const titled = { bool: { must: [{ match: { title: { query: words, operator: 'and', boost: 8 } } }] } };
  // Text that is not open takes no part: that a page holds a word would be told by its mere presence.
  const paged = { bool: { must: [textClause(words)], filter: [{ terms: { level: openLevels } }] } };
  const must = words ? { bool: { should: [titled, paged] } } : { term: { entry: 'document' } };
  const pages = {
    name: 'pages',
    size: 3,
    _source: ['document', 'page', 'places'],
    ...(words && { highlight: hitHighlight(words) }),
  };
  return {
    size,
    from,
    track_total_hits: false,
    _source: ['document'],
    query: { bool: { must: [must], filter } },
    ...(words === '' && { sort: [{ document: 'asc' }] }),
    collapse: { field: 'document', ...(words && { inner_hits: pages }) },
    aggs: { documents: { cardinality: { field: 'document', precision_threshold: 3000 } } },
  };
}

function summaryOf(document: StoredDocument, access: AccessDecision, hit: Found, words: string): DocumentSummary {
  const { id, kind, title, standards, language, pages, quality = [] } = document;
  const inner = hit.inner_hits?.pages?.hits.hits ?? [];
  const found = reaches(access, 'snippet') ? inner.flatMap((one) => foundPage(one, words) ?? []) : [];
  return {
    id,
    kind,
    title,
    standards,
    language: language ?? null,
    pages,
    quality,
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
