import type { SearchAnswer, SearchHit, SearchServices, TermSuggestion } from '../runtime/search-client.ts';
import { markedSpan } from './highlight.ts';
import { indexNames } from './index-names.ts';
import type { Understood } from './understand-query.ts';

type Answer = SearchAnswer<unknown>;

/** Ways of matching after which nothing needs mending: all the words, as they stand. */
const sure = /^(title|all|across|pinyin)/;

/** True when no hit has all the words of a text that could be misspelt. */
export function mayBeMisspelt({ words, keys, digits }: Understood, { hits }: Answer): boolean {
  if (words === '' || keys || digits) return false;
  return !hits.hits.some(({ matched_queries: names = [] }) => names.some((name) => sure.test(name)));
}

/** The Chinese that was meant by characters of the same sounds: the hits are those of the correction already. */
export function heardAs({ hits }: Answer): string | null {
  const heard = hits.hits.find((hit) => hit.matched_queries?.includes('sounds'));
  return (heard && markedSpan(soundsOf(heard))) || null;
}

function soundsOf(hit: SearchHit<unknown>): string {
  return hit.highlight?.['title_zh.sounds']?.[0] ?? '';
}

/** A word this rare in titles may itself be a slip that a title carries. */
const rare = 3;
/** How often a title must have the word that is put in its place. */
const usual = 15;

/** The words with rare ones replaced by the nearest usual ones of the titles; null when nothing is gained. */
export async function mendTypos(services: SearchServices, { words, language }: Understood): Promise<string | null> {
  if (language !== 'en') return null;
  const index = indexNames(services.indexPrefix).standards;
  const tokens = [...new Set(words.match(/[\p{L}\p{N}]{4,}/gu) ?? [])].slice(0, 12);
  const term = { field, suggest_mode: 'popular', prefix_length: 1, min_word_length: 4, size: 4 };
  const bodies = [
    { size: 0, track_total_hits: false, suggest: { typos: { text: words, term } } },
    ...tokens.map((token) => ({ size: 0, track_total_hits: true, query: { term: { [field]: token.toLowerCase() } } })),
  ];
  const [near, ...counts] = await services.search.msearch<unknown>(bodies.map((body) => ({ index, body })));
  const frequency = new Map(tokens.map((token, i) => [token.toLowerCase(), counts[i]?.hits.total?.value ?? 0]));
  return replaced(words, near?.suggest?.typos ?? [], frequency);
}

const field = 'title_en.plain';

function replaced(words: string, typos: TermSuggestion[], frequency: Map<string, number>): string | null {
  let mended = words;
  for (const { text, offset, length, options } of [...typos].reverse()) {
    if ((frequency.get(text) ?? 0) > rare) continue;
    const near = options.filter(({ freq, score }) => freq >= usual && score > (options[0]?.score ?? 0) - 0.05);
    const [best] = near.length > 0 ? near.sort((a, b) => b.freq - a.freq) : options;
    if (best) mended = mended.slice(0, offset) + best.text + mended.slice(offset + length);
  }
  return mended === words ? null : mended;
}
