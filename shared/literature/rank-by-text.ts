import type { SearchServices } from '../runtime/search-client.ts';
import { indexNames } from '../standards/search/index-names.ts';
import { openLevels } from './find-pages.ts';
import { pageWords, phraseClause } from './page-query.ts';

/** Pages that are looked at for standards, which often share several. */
const pagesRead = 80;

/**
 * Ids of the standards whose open text holds the words on one page: the phrase first, then all of the words, the best
 * page deciding. Only ids are read, so that it costs little beside the search of the catalogue.
 */
export async function rankByText(
  { search, indexPrefix }: SearchServices,
  { q, size }: { q: string; size: number },
): Promise<string[]> {
  const words = pageWords(q);
  if (words === '') return [];
  const filter = [{ term: { entry: 'page' } }, { terms: { level: openLevels } }, { exists: { field: 'standards' } }];
  const ways = [
    { constant_score: { filter: phraseClause(words), boost: 1000 } },
    { match: { text: { query: words, operator: 'and' } } },
  ];
  const body = {
    size: pagesRead,
    track_total_hits: false,
    _source: false,
    docvalue_fields: ['standards'],
    query: { bool: { must: [{ dis_max: { queries: ways, tie_breaker: 1 } }], filter } },
  };
  const [answer] = await search.msearch([{ index: indexNames(indexPrefix).pages, body, optional: true }]);
  const found = (answer?.hits.hits ?? []).flatMap(({ fields }) => fields?.standards ?? []);
  return [...new Set(found.map(String))].slice(0, size);
}
