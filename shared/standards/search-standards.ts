import type { SearchHit, SearchServices } from '../runtime/search-client.ts';
import { dayInShanghai } from './local-date.ts';
import type { LabelLanguage } from './search/facet-labels.ts';
import { pagesOfHits } from './search/pages-of-hits.ts';
import { isFoundByTextAlone } from './search/relevance-query.ts';
import { type CursorState, readCursor, writeCursor } from './search/search-cursor.ts';
import { type Plan, planOf } from './search/second-thought.ts';
import { readFacets } from './search/standard-facets.ts';
import { filtersOf } from './search/standard-filters.ts';
import { itemOf, type Page, runPage, type Sample, scopeOf } from './search/standard-page.ts';
import type { IndexedStandard } from './search/summary.ts';
import { understand } from './search/understand-query.ts';
import type { StandardQuery } from './standard-query.ts';
import type { StandardList, StandardSummary } from './standard-view.ts';

export interface SearchInput {
  query: StandardQuery;
  language?: LabelLanguage;
  /** Draws from everything that is found, in place of a page of it. */
  sample?: Sample;
}

/** Finds standards by number, words, topic, pinyin or the words of their texts, with the best pages of those. */
export async function searchStandards(services: SearchServices, input: SearchInput): Promise<StandardList> {
  const { query, language = 'zh', sample } = input;
  const cursor = query.cursor ? readCursor(query, query.cursor) : undefined;
  const day = cursor?.day ?? query.asOf ?? dayInShanghai(services.now());
  const page: Page = { query, day, filters: filtersOf(query, day), after: cursor?.after, sample };
  const plan = cursor ? planAgain(query.q, cursor) : await planOf(services, page);
  const { hits, facets } = plan.answer ?? (await runPage(services, page, plan.scope));
  const shown = hits.hits.hits.slice(0, sample?.size ?? query.size);
  const { number: designation, language: asked } = understand(query.q);
  const { lead, relaxed, inText, expansions, understood } = plan.scope;
  const last = shown.at(-1)?.sort;
  const more = !sample && last !== undefined && hits.hits.hits.length > shown.length;
  const state = { day, corrected: plan.corrected, searched: understood.text, lead, relaxed, inText };
  const items = await withPages(services, plan, shown, day);
  const closed = shown.length - items.length;
  return {
    // The numbers that a sample is drawn by say nothing of its records.
    items: sample ? items.map((item) => ({ ...item, score: null })) : items,
    total: (hits.hits.total?.value ?? shown.length) - closed,
    totalIsExact: hits.hits.total?.relation === 'eq',
    next: more ? writeCursor(query, { ...state, after: last }) : null,
    ...(facets && { facets: readFacets(facets, language) }),
    asked: {
      text: query.q,
      designation,
      language: asked,
      corrected: plan.corrected,
      expandedWith: expansions.flatMap(({ words }) => words),
      words: wordsOf(plan),
      asOf: day,
      ...(sample && { seed: sample.seed }),
    },
  };
}

/** The pages after the first search what the first one decided. */
function planAgain(q: string, { corrected = null, lead, relaxed, searched, inText }: CursorState): Plan {
  return { scope: { ...scopeOf(searched ?? q, lead, relaxed), inText }, corrected };
}

/**
 * Hits as callers see them. One that only its text led to, while that text is not open today, is left out: its mere
 * presence would tell what the text holds.
 */
async function withPages(
  services: SearchServices,
  { scope, corrected }: Plan,
  hits: SearchHit<IndexedStandard>[],
  day: StandardList['asked']['asOf'],
): Promise<StandardSummary[]> {
  const { understood, inText = [] } = scope;
  const words = wordsOf({ scope, corrected });
  const mayHavePages =
    words !== '' && (inText.length > 0 || corrected !== null || understood.words !== understood.text);
  const pages = mayHavePages ? await pagesOfHits(services, { words, hits }) : new Map<string, never>();
  return hits
    .map((hit) => ({ hit, found: pages.get(hit._source.id) ?? [] }))
    .filter(({ hit, found }) => found.length > 0 || !isFoundByTextAlone(hit))
    .map(({ hit, found }) => ({ ...itemOf(hit, scope, day), pages: found }));
}

const wordsOf = ({ scope, corrected }: Plan) => corrected ?? scope.understood.words;
