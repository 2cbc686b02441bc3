import type { SearchServices } from '../runtime/search-client.ts';
import { indexNames } from '../standards/search/index-names.ts';
import { openLevels } from './find-pages.ts';
import { pageWords, phraseClause } from './page-query.ts';

/** Pages that are looked at for standards, which often share several. */
const pagesRead = 80;
/** Above what words that stand apart can score. */
const phraseScore = 1000;

/** Standards by their text. */
export interface RankedByText {
  /** Edition ids, the best first. */
  ids: string[];
  /** Whether some page holds the words as they were typed. */
  asPhrase: boolean;
}

/**
 * The standards whose open text holds the words on one page: the phrase first, then all of the words, the best page
 * deciding. Only ids are read, so that it costs little beside the search of the catalogue.
 */
export async function rankByText(
  { search, indexPrefix }: SearchServices,
  { q, size }: { q: string; size: number },
): Promise<RankedByText> {
  const words = pageWords(q);
  if (words === '') return { ids: [], asPhrase: false };
  const filter = [{ term: { entry: 'page' } }, { terms: { level: openLevels } }, { exists: { field: 'standards' } }];
  const ways = [
    { constant_score: { filter: phraseClause(words), boost: phraseScore } },
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
  const hits = answer?.hits.hits ?? [];
  const found = hits.flatMap(({ fields }) => (fields?.standards ?? []).map(String));
  return { ids: [...new Set(found)].slice(0, size), asPhrase: (hits[0]?._score ?? 0) >= phraseScore };
}
