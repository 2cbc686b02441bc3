import type { SearchAnswer, SearchBody, SearchHit, SearchServices } from '../../runtime/search-client.ts';
import type { Day } from '../local-date.ts';
import type { StandardQuery } from '../standard-query.ts';
import type { StandardSummary } from '../standard-view.ts';
import { expansionsOf } from './expand-query.ts';
import { escapeHtml, highlightBody, readMatches } from './highlight.ts';
import { indexNames } from './index-names.ts';
import { hasHan } from './language.ts';
import { tiersOf } from './number-query.ts';
import { matchingClause, rankedClause, type Scope } from './relevance-query.ts';
import { snippetOf } from './snippet.ts';
import { facetBody } from './standard-facets.ts';
import { type Clause, clausesOf, type Filters } from './standard-filters.ts';
import { orderOf } from './standard-order.ts';
import { type IndexedStandard, summaryFields, summaryOf } from './summary.ts';
import { understand } from './understand-query.ts';

/** One page of a list, as it is asked of the engine. */
export interface Page {
  query: StandardQuery;
  day: Day;
  filters: Filters;
  /** Sort values of the last hit of the page before. */
  after?: (string | number | null)[];
  /** Marks what sounds like the query; by default for typed letters only, which may be pinyin. */
  sounds?: boolean;
  /** Hits at random instead of the best ones. */
  sample?: Sample;
}

/** So many hits, the same ones whenever the seed is the same. */
export interface Sample {
  size: number;
  seed: number;
}

export interface PageAnswer {
  hits: SearchAnswer<IndexedStandard>;
  facets?: SearchAnswer<unknown>['aggregations'];
}

/** So many hits are looked at to judge whether a query was understood, however few the caller wants. */
const fewestHits = 10;

/** What a text finds, after it was possibly mended. */
export function scopeOf(text: string, lead: string[] = [], relaxed = false): Scope {
  const understood = understand(text);
  return { understood, expansions: expansionsOf(understood.words), lead, relaxed };
}

/** Hits and, when asked for, facets in one round trip. */
export async function runPage(services: SearchServices, page: Page, scope: Scope): Promise<PageAnswer> {
  const index = indexNames(services.indexPrefix).standards;
  const body = hitsBody(page, scope);
  if (!page.query.facets?.length) return { hits: await services.search.search<IndexedStandard>(index, body) };
  const facets = facetBody(page.query, matchingClause(scope), page.filters, page.day);
  const [hits = noHits, counted] = await services.search.msearch<IndexedStandard>([
    { index, body },
    { index, body: facets, cached: true },
  ]);
  return { hits, facets: counted?.aggregations };
}

const noHits: SearchAnswer<IndexedStandard> = { took: 0, hits: { hits: [] } };

function hitsBody(page: Page, scope: Scope): SearchBody {
  const { day, filters, after, sounds } = page;
  const hasText = scope.understood.text !== '';
  const found = {
    bool: { must: [hasText ? rankedClause(scope, day) : { match_all: {} }], filter: clausesOf(filters) },
  };
  return {
    ...(page.sample ? sampleBody(found, page.sample) : pageBody(page, hasText, found)),
    track_total_hits: true,
    ...(after && { search_after: after }),
    _source: hasText ? [...summaryFields, 'abstract'] : summaryFields,
    ...(hasText && { highlight: highlightBody({ sounds: sounds ?? !hasHan(scope.understood.words) }) }),
  };
}

function pageBody({ query, after }: Page, hasText: boolean, found: Clause): SearchBody {
  return {
    // One more than wanted tells whether there is a next page.
    size: after || !hasText ? query.size + 1 : Math.max(query.size + 1, fewestHits),
    query: found,
    sort: orderOf(query.sort, hasText),
    track_scores: hasText,
  };
}

/** Ordered by a number that the engine makes of seed and id. */
function sampleBody(query: Clause, { size, seed }: Sample): SearchBody {
  const drawn = { query, random_score: { seed, field: 'id' }, boost_mode: 'replace' };
  return { size, query: { function_score: drawn }, sort: [{ _score: 'desc' }, { id: 'asc' }] };
}

/** A hit as callers see it, with where it matched. */
export function itemOf(hit: SearchHit<IndexedStandard>, { understood: { words } }: Scope, day: Day): StandardSummary {
  const summary = summaryOf(hit._source, day);
  const number = tiersOf(hit).length > 0 ? [{ field: 'number', text: `<em>${escapeHtml(summary.number)}</em>` }] : [];
  const matches = [...number, ...readMatches(hit.highlight)];
  const snippet = matches.length === 0 ? snippetIn(hit._source.abstract, words) : null;
  return { ...summary, score: hit._score, matches: snippet ? [{ field: 'abstract', text: snippet }] : matches };
}

function snippetIn(abstracts: string[] = [], words: string): string | null {
  return abstracts.map((text) => snippetOf(text, words)).find((snippet) => snippet !== null) ?? null;
}
