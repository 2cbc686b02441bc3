import type { SearchAnswer, SearchBody } from '../runtime/search-client.ts';
import { markedSpan } from './highlight.ts';
import type { Understood } from './understand-query.ts';

/** Asks, beside the hits, for words that stand in no title and the titles' words nearest to them. */
export function typoBody({ words, language }: Understood): SearchBody {
  if (words === '' || language !== 'en') return {};
  const term = { field: 'title_en.plain', suggest_mode: 'missing', prefix_length: 1, min_word_length: 4, size: 3 };
  return { suggest: { typos: { text: words, term } } };
}

export interface Correction {
  text: string;
  /** True when the corrected words must be searched; false when the hits are those of the correction already. */
  again: boolean;
}

/** Ways of matching after which nothing needs mending. */
const sure = new Set(['title', 'all', 'pinyin']);

/** What the person meant to type, or null when some hit has all the words as they stand. */
export function correctionOf(understood: Understood, answer: SearchAnswer<unknown>): Correction | null {
  if (understood.words === '' || understood.keys || understood.digits) return null;
  const { hits } = answer.hits;
  const whole = hits.some(({ matched_queries: names = [] }) => names.some((name) => sure.has(name)));
  if (whole) return null;
  const mended = mendTypos(understood.words, answer.suggest?.typos ?? []);
  if (mended) return { text: mended, again: true };
  const heard = hits.find(({ matched_queries: names = [] }) => names.includes('sounds'));
  const span = markedSpan(heard?.highlight?.['title_zh.sounds']?.[0] ?? '');
  return span ? { text: span, again: false } : null;
}

function mendTypos(words: string, typos: NonNullable<SearchAnswer<unknown>['suggest']>[string]): string | null {
  let mended = words;
  for (const { offset, length, options } of [...typos].reverse()) {
    const best = options[0]?.text;
    if (best) mended = mended.slice(0, offset) + best + mended.slice(offset + length);
  }
  return mended === words ? null : mended;
}
