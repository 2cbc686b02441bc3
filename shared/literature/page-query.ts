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
  const each = words.split(' ');
  return {
    dis_max: {
      tie_breaker: 0.1,
      queries: [
        phraseClause(words, { boost: 20 }),
        phraseClause(words, { boost: 6, slop: 4 }),
        ...(each.length > 1 ? [{ bool: { must: each.map((word) => phraseClause(word)), boost: 5 } }] : []),
        { match: { text: { query: words, operator: 'and', boost: 3 } } },
        { match: { text: { query: words, minimum_should_match: '2<75%' } } },
      ],
    },
  };
}

/** A Chinese character alone before or after letters or figures, as in 除A区 and 第2规. */
const aloneFirst = /^\p{Script=Han}[\s\p{P}\p{S}]*(?=[[\p{L}\p{N}]--\p{Script=Han}])/v;
const aloneLast = /[[\p{L}\p{N}]--\p{Script=Han}][\s\p{P}\p{S}]*\p{Script=Han}$/v;
const twoTerms = /[\p{L}\p{N}].*[\s\p{P}\p{S}\p{Script=Han}]/u;
/** More pairs of characters than begin with any one. */
const mostPairs = 2000;

/**
 * The words as they stand, which is what a page must hold to be found for itself. A character alone at an end is half of
 * a pair on most pages: at the last place every pair that begins with it will do, at the first place it is left out.
 */
export function phraseClause(words: string, how: { boost?: number; slop?: number } = {}): Clause {
  const rest = words.replace(aloneFirst, '');
  const query = twoTerms.test(rest) ? rest : words;
  const asked = { query, analyzer: 'page', ...how };
  return aloneLast.test(query)
    ? { match_phrase_prefix: { text: { ...asked, max_expansions: mostPairs } } }
    : { match_phrase: { text: asked } };
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
            should: [phraseClause(words), { match: { text: { query: words, minimum_should_match: '2<75%' } } }],
          },
        },
      },
    },
  };
}
