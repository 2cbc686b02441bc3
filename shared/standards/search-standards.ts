import type { SearchServices } from '../runtime/search-client.ts';
import { dayInShanghai } from './local-date.ts';
import type { LabelLanguage } from './search/facet-labels.ts';
import { type CursorState, readCursor, writeCursor } from './search/search-cursor.ts';
import { type Plan, planOf } from './search/second-thought.ts';
import { readFacets } from './search/standard-facets.ts';
import { filtersOf } from './search/standard-filters.ts';
import { itemOf, type Page, runPage, scopeOf } from './search/standard-page.ts';
import { understand } from './search/understand-query.ts';
import type { StandardQuery } from './standard-query.ts';
import type { StandardList } from './standard-view.ts';

export interface SearchInput {
  query: StandardQuery;
  language?: LabelLanguage;
}

/** Finds standards by number, words, topic or pinyin; one round trip unless the text has to be mended. */
export async function searchStandards(services: SearchServices, input: SearchInput): Promise<StandardList> {
  const { query, language = 'zh' } = input;
  const cursor = query.cursor ? readCursor(query, query.cursor) : undefined;
  const day = cursor?.day ?? query.asOf ?? dayInShanghai(services.now());
  const page: Page = { query, day, filters: filtersOf(query, day), after: cursor?.after };
  const plan = cursor ? planAgain(query.q, cursor) : await planOf(services, page);
  const { hits, facets } = plan.answer ?? (await runPage(services, page, plan.scope));
  const shown = hits.hits.hits.slice(0, query.size);
  const { number: designation, language: asked } = understand(query.q);
  const { lead, relaxed, expansions, understood } = plan.scope;
  const last = shown.at(-1)?.sort;
  const total = hits.hits.total?.value ?? shown.length;
  const more = last !== undefined && hits.hits.hits.length > shown.length;
  return {
    items: shown.map((hit) => itemOf(hit, plan.scope, day)),
    total,
    totalIsExact: hits.hits.total?.relation === 'eq',
    next: more
      ? writeCursor(query, { day, after: last, corrected: plan.corrected, searched: understood.text, lead, relaxed })
      : null,
    ...(facets && { facets: readFacets(facets, language) }),
    asked: {
      text: query.q,
      designation,
      language: asked,
      corrected: plan.corrected,
      expandedWith: expansions.flatMap(({ words }) => words),
      asOf: day,
    },
  };
}

/** The pages after the first search what the first one decided. */
function planAgain(q: string, { corrected = null, lead, relaxed, searched }: CursorState): Plan {
  return { scope: scopeOf(searched ?? q, lead, relaxed), corrected };
}
