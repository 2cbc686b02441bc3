import type { SearchBody, SearchHit, SearchServices } from '../runtime/search-client.ts';
import type { StandardSummary } from '../standards/standard-view.ts';
import { readHits, snippetOf, wholeHits } from './hit-snippet.ts';
import { searchPages } from './page-index.ts';
import { hitHighlight, pageWords, phraseClause, textClause } from './page-query.ts';
import { boxesAt } from './places.ts';
import type { PageEntry } from './project-page.ts';

/** A page that was found, as results show it. */
export type FoundPage = StandardSummary['pages'][number];

/** What strangers may see parts of. */
export const openLevels = ['snippet', 'page-preview', 'read', 'download'];
const most = 3;

interface Inner {
  inner_hits?: { pages?: { hits: { hits: SearchHit<PageEntry>[] } } };
}

/**
 * The best pages of each of the given standards for some words, at most three a standard. Only texts that were open
 * when they were projected; the caller checks the decision of the day before showing them.
 */
export async function findPages(
  services: SearchServices,
  { q, standards }: { q: string; standards: readonly string[] },
): Promise<Map<string, FoundPage[]>> {
  const words = pageWords(q);
  if (words === '' || standards.length === 0) return new Map();
  return find(services, words, textClause(words), [{ terms: { standards } }], standards.length * 2);
}

/** Standards in whose text the words stand as a phrase, the best first, with their best pages: for when titles do not. */
export async function findStandardsByText(
  services: SearchServices,
  { q, size }: { q: string; size: number },
): Promise<Map<string, FoundPage[]>> {
  const words = pageWords(q);
  if (words === '') return new Map();
  return find(services, words, phraseClause(words), [{ exists: { field: 'standards' } }], size);
}

async function find(
  services: SearchServices,
  words: string,
  must: SearchBody,
  filters: SearchBody[],
  size: number,
): Promise<Map<string, FoundPage[]>> {
  const filter = [{ term: { entry: 'page' } }, { terms: { level: openLevels } }, ...filters];
  const answer = await searchPages(services, {
    size,
    track_total_hits: false,
    _source: ['document', 'standards'],
    query: { bool: { must: [must], filter } },
    collapse: {
      field: 'document',
      inner_hits: {
        name: 'pages',
        size: most,
        _source: ['document', 'page', 'places'],
        highlight: hitHighlight(words),
      },
    },
  });
  const found = new Map<string, FoundPage[]>();
  for (const hit of answer.hits.hits as (SearchHit<PageEntry> & Inner)[]) {
    const pages = (hit.inner_hits?.pages?.hits.hits ?? []).flatMap((inner) => foundPage(inner, words) ?? []);
    for (const standard of hit._source.standards) {
      found.set(standard, [...(found.get(standard) ?? []), ...pages].slice(0, most));
    }
  }
  return found;
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
