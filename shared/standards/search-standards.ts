import type { SearchAnswer, SearchBody, SearchHit, SearchServices } from '../runtime/search-client.ts';
import { heardAs, mayBeMisspelt, mendTypos } from './correct-query.ts';
import { expansionsOf } from './expand-query.ts';
import type { LabelLanguage } from './facet-labels.ts';
import { escapeHtml, highlightBody, readMatches } from './highlight.ts';
import { indexNames } from './index-names.ts';
import { hasHan } from './language.ts';
import { type Day, dayInShanghai } from './local-date.ts';
import { matchingClause, rankedClause, type Scope } from './relevance-query.ts';
import { type CursorState, readCursor, writeCursor } from './search-cursor.ts';
import { facetBody, readFacets } from './standard-facets.ts';
import { clausesOf, type Filters, filtersOf } from './standard-filters.ts';
import { orderOf } from './standard-order.ts';
import type { StandardQuery } from './standard-query.ts';
import type { StandardList } from './standard-view.ts';
import { needsSuccessors, successorsOf } from './successors.ts';
import { type IndexedStandard, summaryFields, summaryOf } from './summary.ts';
import { type Understood, understand } from './understand-query.ts';

export interface SearchInput {
  query: StandardQuery;
  language?: LabelLanguage;
}

type Answer = SearchAnswer<IndexedStandard>;

/** Finds standards by number, words, topic or pinyin; one round trip unless the text has to be mended. */
export async function searchStandards(services: SearchServices, input: SearchInput): Promise<StandardList> {
  const { query } = input;
  const cursor = query.cursor ? readCursor(query, query.cursor) : undefined;
  const day = cursor?.day ?? query.asOf ?? dayInShanghai(services.now());
  const page = { query, day, filters: filtersOf(query, day), after: cursor?.after };
  const asked = understand(query.q);
  let scope = scopeOf(cursor?.corrected ?? query.q, cursor?.lead, cursor?.relaxed);
  let corrected = cursor?.corrected ?? null;
  let found = await run(services, page, scope);
  if (!cursor && query.sort === 'relevance') {
    const second = await secondThought(services, scope.understood, found.hits, day);
    corrected = second.corrected;
    if (second.again) {
      const better = scopeOf(corrected ?? query.q, second.lead, second.relaxed);
      const answer = await run(services, page, better);
      if (answer.hits.hits.hits.length > 0) [found, scope] = [answer, better];
      else corrected = null;
    }
  }
  return {
    ...itemsOf(found.hits, day),
    next: nextOf(found.hits, query, { day, corrected, lead: scope.lead, relaxed: scope.relaxed }),
    ...(found.facets && { facets: readFacets(found.facets, input.language ?? 'zh') }),
    asked: {
      text: query.q,
      designation: asked.number,
      language: asked.language,
      corrected,
      expandedWith: scope.expansions.flatMap(({ words }) => words),
      asOf: day,
    },
  };
}

interface SecondThought {
  corrected: string | null;
  lead?: string[];
  relaxed?: boolean;
  again: boolean;
}

/** Fewer hits than this are hardly an answer. */
const few = 10;

/** Whether the first answer calls for another: a number whose editions have all ended, or misspelt words. */
async function secondThought(
  services: SearchServices,
  understood: Understood,
  hits: Answer,
  day: Day,
): Promise<SecondThought> {
  if (needsSuccessors(understood, hits, day)) {
    const lead = (await successorsOf(services, hits, day)).map(({ id }) => id);
    return { corrected: null, lead, again: lead.length > 0 };
  }
  if (!mayBeMisspelt(understood, hits)) return { corrected: null, again: false };
  const heard = heardAs(hits);
  if (heard) return { corrected: heard, again: false };
  if (hasHan(understood.words)) return { corrected: null, relaxed: true, again: (hits.hits.total?.value ?? 0) < few };
  const corrected = await mendTypos(services, understood);
  return { corrected, again: corrected !== null };
}

interface Found {
  hits: Answer;
  facets?: Answer['aggregations'];
}

interface Page {
  query: StandardQuery;
  day: Day;
  filters: Filters;
  after?: (string | number | null)[];
}

function scopeOf(text: string, lead: string[] = [], relaxed = false): Scope {
  const understood = understand(text);
  return { understood, expansions: expansionsOf(understood.words), lead, relaxed };
}

async function run(services: SearchServices, page: Page, scope: Scope): Promise<Found> {
  const index = indexNames(services.indexPrefix).standards;
  const body = hitsBody(page, scope);
  if (!page.query.facets?.length) return { hits: await services.search.search<IndexedStandard>(index, body) };
  const facets = facetBody(page.query, matchingClause(scope), page.filters, page.day);
  const [hits, counted] = await services.search.msearch<IndexedStandard>([
    { index, body },
    { index, body: facets, cached: true },
  ]);
  return { hits: hits as Answer, facets: counted?.aggregations };
}

function hitsBody({ query, day, filters, after }: Page, scope: Scope): SearchBody {
  const text = scope.understood.text;
  return {
    size: query.size,
    track_total_hits: true,
    query: { bool: { must: [text ? rankedClause(scope, day) : { match_all: {} }], filter: clausesOf(filters) } },
    sort: orderOf(query.sort, text !== ''),
    track_scores: text !== '',
    ...(after && { search_after: after }),
    _source: summaryFields,
    ...(text && { highlight: highlightBody }),
  };
}

function itemsOf({ hits }: Answer, day: Day): Pick<StandardList, 'items' | 'total' | 'totalIsExact'> {
  const items = hits.hits.map((hit) => ({
    ...summaryOf(hit._source, day),
    score: hit._score,
    matches: [...numberMatch(hit), ...readMatches(hit.highlight)],
  }));
  return { items, total: hits.total?.value ?? items.length, totalIsExact: hits.total?.relation === 'eq' };
}

function numberMatch({ matched_queries: names = [], _source }: SearchHit<IndexedStandard>) {
  const byNumber = names.some((name) => name.startsWith('number.'));
  return byNumber ? [{ field: 'number', text: `<em>${escapeHtml(_source.view.number)}</em>` }] : [];
}

function nextOf({ hits }: Answer, query: StandardQuery, state: Omit<CursorState, 'after'>): string | null {
  const last = hits.hits.at(-1);
  return hits.hits.length === query.size && last?.sort ? writeCursor(query, { ...state, after: last.sort }) : null;
}
