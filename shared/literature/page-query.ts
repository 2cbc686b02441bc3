import type { SearchBody } from '../runtime/search-client.ts';
import { plainText } from '../standards/search/language.ts';

export type Clause = Record<string, unknown>;

/** Signs around hits until the text is escaped; nothing that is read as a page text holds them. */
export const hitStart = '\ue000';
export const hitEnd = '\ue001';

/** Longest text that is looked for on pages. */
const longest = 200;

/** What a person asks pages for, as one clean line. */
export function pageWords(q: string): string {
  return plainText(q, longest);
}

/**
 * The words in this order, else each of them as it stands, else all of them, else most of them: a phrase comes first
 * whatever else a page holds.
 */
export function textClause(words: string): Clause {
  return {
    dis_max: {
      tie_breaker: 0.1,
      queries: [
        { match_phrase: { text: { query: words, analyzer: 'page', boost: 20 } } },
        { match_phrase: { text: { query: words, analyzer: 'page', slop: 4, boost: 6 } } },
        { bool: { must: words.split(' ').map(phraseClause), boost: 5 } },
        { match: { text: { query: words, operator: 'and', boost: 3 } } },
        { match: { text: { query: words, minimum_should_match: '2<75%' } } },
      ],
    },
  };
}

/** The words as they stand, which is what a page must hold to be found for itself. */
export function phraseClause(words: string): Clause {
  return { match_phrase: { text: { query: words, analyzer: 'page' } } };
}

/** The whole text of a hit with marks, so that their places are known. */
export function hitHighlight(words: string): SearchBody {
  return {
    type: 'unified',
    pre_tags: [hitStart],
    post_tags: [hitEnd],
    number_of_fragments: 0,
    fields: {
      text: {
        highlight_query: {
          bool: {
            should: [
              { match_phrase: { text: { query: words, analyzer: 'page' } } },
              { match: { text: { query: words, minimum_should_match: '2<75%' } } },
            ],
          },
        },
      },
    },
  };
}
