import { type RankedByText, rankByText } from '../../literature/rank-by-text.ts';
import type { SearchServices } from '../../runtime/search-client.ts';
import { heardAs, mayBeMisspelt, mendTypos, soundsAlike } from './correct-query.ts';
import { hasHan } from './language.ts';
import type { Scope } from './relevance-query.ts';
import { type Page, type PageAnswer, runPage, scopeOf } from './standard-page.ts';
import { needsSuccessors, successorsOf } from './successors.ts';

/** How a query is searched in the end, and its first page when that is known already. */
export interface Plan {
  scope: Scope;
  /** The words searched, or found to be meant, instead of the ones typed. */
  corrected: string | null;
  answer?: PageAnswer;
}

/** Fewer hits than this are hardly an answer. */
const few = 10;
const mostInText = 20;

/**
 * Searches and thinks again where the answer calls for it: a number whose editions have all ended leads to its
 * successor, misspelt words are mended, Chinese that hardly any title has is loosened. What was decided does not
 * depend on the order that the caller wants, so that totals do not either.
 */
export async function planOf(services: SearchServices, page: Page): Promise<Plan> {
  const { query } = page;
  const scope = scopeOf(query.q);
  if (scope.understood.text === '') return { scope, corrected: null };
  const byRelevance = query.sort === 'relevance' && !page.sample;
  const best: Page = { ...page, query: { ...query, sort: 'relevance', size: few, facets: [] }, sample: undefined };
  const judged = byRelevance ? page : best;
  const [answer, texts] = await Promise.all([runPage(services, judged, scope), foundInTexts(services, scope)]);
  const first: Plan = { scope, corrected: null, ...(byRelevance && { answer }) };
  const better = await betterScope(services, page, scope, { ...answer, isCertain: texts.asPhrase });
  if (texts.ids.length > 0 && !better?.corrected) {
    return { scope: { ...(better?.scope ?? scope), inText: texts.ids }, corrected: null };
  }
  if (!better) return first;
  if (!better.scope) return { ...first, ...better };
  const second = await runPage(services, page, better.scope);
  return second.hits.hits.hits.length > 0
    ? { scope: better.scope, corrected: better.corrected, answer: second }
    : first;
}

/** Standards that the page index knows the words from; numbers, and what is too short to say anything, are not asked. */
async function foundInTexts(services: SearchServices, { understood }: Scope): Promise<RankedByText> {
  const { words, keys, digits } = understood;
  if (keys || digits || [...words].length < 2) return { ids: [], asPhrase: false };
  return rankByText(services, { q: words, size: mostInText });
}

interface Better {
  corrected: string | null;
  /** Absent when the first search has found the correction already. */
  scope?: Scope;
  answer?: PageAnswer;
}

async function betterScope(
  services: SearchServices,
  page: Page,
  scope: Scope,
  { hits, isCertain }: PageAnswer & { isCertain: boolean },
): Promise<Better | null> {
  const { query, day } = page;
  const { understood } = scope;
  if (needsSuccessors(understood, hits, day)) {
    const lead = (await successorsOf(services, hits, day)).map(({ id }) => id);
    return lead.length > 0 ? { corrected: null, scope: scopeOf(query.q, lead) } : null;
  }
  if (!mayBeMisspelt(understood, hits)) return null;
  // Words that stand in a text as they were typed are not misspelt.
  if (soundsAlike(hits) && !isCertain) {
    const again = await runPage(services, { ...page, sounds: true }, scope);
    return { corrected: heardAs(again.hits), answer: again };
  }
  if (hasHan(understood.words)) {
    const hardlyAny = (hits.hits.total?.value ?? 0) < few;
    return hardlyAny ? { corrected: null, scope: scopeOf(query.q, [], true) } : null;
  }
  const corrected = isCertain ? null : await mendTypos(services, understood);
  return corrected ? { corrected, scope: scopeOf(corrected) } : null;
}
