import type { SearchServices } from '../runtime/search-client.ts';
import type { FoundPage } from '../standards/text-view.ts';
import { foundPage } from './find-pages.ts';
import { searchPages } from './page-index.ts';
import { hitHighlight, pageWords, textClause } from './page-query.ts';

export interface DocumentHits {
  items: FoundPage[];
  total: number;
}

/**
 * Pages of one document that hold the words, in the order of the document when they stand as a phrase somewhere, with
 * boxes. The caller has decided that this text may be seen.
 */
export async function searchDocument(
  services: SearchServices,
  { document, q, size = 100 }: { document: string; q: string; size?: number },
): Promise<DocumentHits> {
  const words = pageWords(q);
  if (words === '') return { items: [], total: 0 };
  const answer = await searchPages(services, {
    size,
    track_total_hits: true,
    _source: ['document', 'page', 'places'],
    query: { bool: { must: [textClause(words)], filter: [{ term: { document } }, { term: { entry: 'page' } }] } },
    highlight: hitHighlight(words),
  });
  const items = answer.hits.hits.flatMap((hit) => foundPage(hit, words) ?? []);
  return { items, total: answer.hits.total?.value ?? items.length };
}
