import type { Language } from '../runtime/route.ts';
import { facetLabel } from '../standards/search/facet-labels.ts';
import { FacetName } from '../standards/standard-view.ts';
import { searchOf } from './match-keys.ts';

const longest = 200;

/**
 * What a followed search is called: its words and conditions in words, without what only orders a list. Throws a `ZodError` for
 * a query that `/v1/standards` would not read.
 *
 * @example labelOfSearch('q=标签&status=in-force&issuedFrom=2020', 'zh') // '标签 · 现行 · 2020 →'
 */
export function labelOfSearch(query: string, language: Language): string {
  const { q, sort: _sort, size: _size, ...filters } = searchOf(query);
  const conditions = Object.entries(filters).flatMap(([name, value]) => wordsOf(name, value, language));
  return [q, ...conditions].filter(Boolean).join(' · ').slice(0, longest) || '*';
}

function wordsOf(name: string, value: string | readonly string[] | undefined, language: Language): string[] {
  if (value === undefined) return [];
  if (typeof value === 'string') return [name.endsWith('From') ? `${value} →` : `→ ${value}`];
  const { data: facet } = FacetName.safeParse(name);
  return value.map((one) => (facet ? facetLabel(facet, one, language) : one));
}
