import type { SearchBody, SearchHit } from '../runtime/search-client.ts';
import { isbn13 } from './book.ts';
import type { DocumentKind } from './document.ts';
import { openLevels } from './find-pages.ts';
import { type Clause, hitHighlight, textClause } from './page-query.ts';
import { bookNumber } from './project-book.ts';
import type { PageEntry } from './project-page.ts';

/** What documents are asked for; without words all of them. */
export interface DocumentsAsked {
  words: string;
  standard?: string;
  kind?: DocumentKind;
  size: number;
  from: number;
}

/** A document that was found, with its best pages. */
export type DocumentHit = SearchHit<PageEntry> & {
  inner_hits?: { pages?: { hits: { hits: SearchHit<PageEntry>[] } } };
};

/** The pages of a hit, the best first. */
export function pagesOf(hit: DocumentHit): SearchHit<PageEntry>[] {
  return hit.inner_hits?.pages?.hits.hits ?? [];
}

/** The query for documents by the words of their titles and pages, each with its three best pages. */
export function documentsBody({ words, standard, kind, size, from }: DocumentsAsked): SearchBody {
  const filter: Clause[] = [
    ...(standard ? [{ term: { standards: standard } }] : []),
    ...(kind ? [{ term: { kind } }] : []),
  ];
  // Text that is not open takes no part: that a page holds a word would be told by its mere presence.
  const paged = { bool: { must: [textClause(words)], filter: [{ terms: { level: openLevels } }] } };
  const must = words
    ? { bool: { should: [...describedBy(words), paged] } }
    : { terms: { entry: ['document', 'book'] } };
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
    _source: ['document', 'kind'],
    query: { bool: { must: [must], filter } },
    ...(words === '' && { sort: [{ document: 'asc' }] }),
    collapse: { field: 'document', ...(words && { inner_hits: pages }) },
    aggs: { documents: { cardinality: { field: 'document', precision_threshold: 3000 } } },
  };
}

/** Titles and, of books, people, publishers, subjects and numbers that the words name together. */
function describedBy(words: string): Clause[] {
  const fields = ['title^2', 'about'];
  const named = { multi_match: { query: words, fields, type: 'cross_fields', operator: 'and', boost: 8 } };
  const number = isbn13(words) ?? bookNumber(words);
  return [named, ...(/\d/.test(number) ? [{ term: { numbers: { value: number, boost: 1000 } } }] : [])];
}
