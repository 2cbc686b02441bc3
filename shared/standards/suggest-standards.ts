import type { SearchHit, SearchServices } from '../runtime/search-client.ts';
import { dayInShanghai } from './local-date.ts';
import type { LabelLanguage } from './search/facet-labels.ts';
import { indexNames } from './search/index-names.ts';
import { hasHan } from './search/language.ts';
import { suggestionQuery } from './search/suggestion-query.ts';
import type { Suggestion } from './standard-view.ts';

export interface SuggestInput {
  q: string;
  size?: number;
  language?: LabelLanguage;
}

interface Kept {
  id: string;
  kind: 'standard' | 'topic' | 'issuer';
  work?: string;
  number?: string;
  titles: { zh?: string; en?: string };
}

/** What a person may be typing: numbers, titles, topics and issuers, at most ten. */
export async function suggestStandards(services: SearchServices, input: SuggestInput): Promise<Suggestion[]> {
  const { q, size = 10, language = 'zh' } = input;
  const query = suggestionQuery(q, dayInShanghai(services.now()));
  if (!query) return [];
  const answer = await services.search.search<Kept>(indexNames(services.indexPrefix).suggestions, {
    size: 40,
    track_total_hits: false,
    query,
  });
  const typed = hasHan(q) ? 'zh' : null;
  const suggestions = answer.hits.hits.map((hit) => suggestionOf(hit, typed ?? language));
  return distinct(suggestions).slice(0, Math.min(size, 10));
}

function suggestionOf(hit: SearchHit<Kept>, language: LabelLanguage): Suggestion & { work: string } {
  const { _source: kept, matched_queries: names = [] } = hit;
  const { id, kind, number = '', work = id } = kept;
  const title = titleOf(kept, names, language);
  if (kind !== 'standard') return { text: title, kind, id, hint: number || null, work: `${kind} ${id}` };
  if (names.includes('no') || names.includes('also') || title === '')
    return { text: number, kind: 'designation', id, hint: title || null, work: id };
  return { text: title, kind: 'title', id, hint: number, work: `${work} ${title}` };
}

/** The title that was typed: Chinese for characters and pinyin, else the other one. */
function titleOf({ titles: { zh = '', en = '' } }: Kept, names: string[], language: LabelLanguage): string {
  if (names.some((name) => /^(zh|pinyin|initials)/.test(name))) return zh || en;
  if (names.includes('words')) return en || zh;
  return language === 'en' ? en || zh : zh || en;
}

/** One line a work and title: the first is the edition in force. */
function distinct(suggestions: (Suggestion & { work: string })[]): Suggestion[] {
  const seen = new Set<string>();
  return suggestions.flatMap(({ work, ...suggestion }) => {
    const key = `${suggestion.kind} ${work}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [suggestion];
  });
}
