import type { SearchHit, SearchServices } from '../runtime/search-client.ts';
import { indexNames } from '../standards/search/index-names.ts';
import type { FoundPage } from '../standards/text-view.ts';
import { readHits, snippetOf, wholeHits } from './hit-snippet.ts';
import { hitHighlight, pageWords, textClause } from './page-query.ts';
import { boxesAt } from './places.ts';
import type { PageEntry } from './project-page.ts';

/** The best pages of one document, and what their access rests on. */
export interface FoundText {
  standards: string[];
  decidedBy: PageEntry['decidedBy'];
  pages: FoundPage[];
}

/** What strangers may see parts of. */
export const openLevels = ['snippet', 'page-preview', 'read', 'download'];
/** Pages shown of one document. */
export const most = 3;
const documentsPerStandard = 2;

interface Inner {
  inner_hits?: { pages?: { hits: { hits: SearchHit<PageEntry>[] } } };
}

/**
 * The best pages, at most three, of each document that is a text of one of the given standards and holds the words.
 * Only texts that were open when they were projected; the caller checks the decision of the day before showing them.
 */
export async function findPages(
  { search, indexPrefix }: SearchServices,
  { q, standards }: { q: string; standards: readonly string[] },
): Promise<FoundText[]> {
  const words = pageWords(q);
  if (words === '' || standards.length === 0) return [];
  const filter = [{ term: { entry: 'page' } }, { terms: { level: openLevels } }, { terms: { standards } }];
  const body = {
    size: standards.length * documentsPerStandard,
    track_total_hits: false,
    _source: ['standards', 'decidedBy'],
    query: { bool: { must: [textClause(words)], filter } },
    collapse: {
      field: 'document',
      inner_hits: {
        name: 'pages',
        size: most,
        _source: ['document', 'page', 'places'],
        highlight: hitHighlight(words),
      },
    },
  };
  const [answer] = await search.msearch<PageEntry>([{ index: indexNames(indexPrefix).pages, body, optional: true }]);
  return ((answer?.hits.hits ?? []) as (SearchHit<PageEntry> & Inner)[]).map(({ _source, inner_hits: inner }) => ({
    standards: _source.standards,
    decidedBy: _source.decidedBy,
    pages: (inner?.pages?.hits.hits ?? []).flatMap((hit) => foundPage(hit, words) ?? []),
  }));
}

/** A hit of the index as a page with its snippet and boxes; nothing when no word of it can be shown. */
export function foundPage({ _source, highlight }: SearchHit<PageEntry>, words: string): FoundPage | undefined {
  const [marked] = highlight?.text ?? [];
  const { document, page, places = [] } = _source;
  if (!marked || page === undefined) return undefined;
  const { text, hits: all } = readHits(marked);
  const hits = wholeHits(text, all, words);
  const { snippet } = snippetOf(text, hits);
  const boxes = hits.flatMap(({ from, to }) => boxesAt(places, text, from, to));
  return { document, page, snippet, ...(boxes.length > 0 && { boxes }) };
}
