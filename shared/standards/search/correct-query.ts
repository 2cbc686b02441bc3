import type {
  SearchAnswer,
  SearchBody,
  SearchHit,
  SearchServices,
  TermSuggestion,
} from '../../runtime/search-client.ts';
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

/** True when a title holds other characters with the same sounds. */
export function soundsAlike({ hits }: Answer): boolean {
  return hits.hits.some((hit) => hit.matched_queries?.includes('sounds'));
}

/** The Chinese that was meant by characters of the same sounds: the hits are those of the correction already. */
export function heardAs({ hits }: Answer): string | null {
  const heard = hits.hits.find((hit) => hit.matched_queries?.includes('sounds'));
  return (heard && markedSpan(soundsOf(heard))) || null;
}

function soundsOf(hit: SearchHit<unknown>): string {
  return hit.highlight?.['title_zh.sounds']?.[0] ?? '';
}

const field = 'title_en.plain';
/** A word that so few titles have may be a slip; the corrected text must then be found as a whole. */
const rare = 30;
const mostCandidates = 6;

/**
 * The words as they were meant, or null when nothing is gained: words that no title has, or else rare ones, replaced by
 * near words of titles, in the way that most titles have as a phrase, or at least all together.
 */
export async function mendTypos(services: SearchServices, { words, language }: Understood): Promise<string | null> {
  if (language !== 'en') return null;
  // One slip is usual and cheap to look for; two are looked for only when one explains nothing.
  return (await mendWith(services, words, 1)) ?? (await mendWith(services, words, 2));
}

async function mendWith(services: SearchServices, words: string, edits: 1 | 2): Promise<string | null> {
  const tokens = [...new Set(words.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [])].slice(0, 12);
  const [near, whole, ...counts] = await ask(services, [
    nearWords(words, edits),
    countOf(allWords(words)),
    ...tokens.map((token) => countOf({ term: { [field]: token } })),
  ]);
  // Filters may have kept away what the words do find.
  if (totalOf(whole) > 0) return null;
  const frequency = new Map(tokens.map((token, i) => [token, totalOf(counts[i])]));
  const { candidates, unknown } = candidatesOf(words, near?.suggest?.typos ?? [], frequency);
  const found = await ask(
    services,
    candidates.flatMap((text) => [countOf({ match_phrase: { [field]: text } }), countOf(allWords(text))]),
  );
  const scored = candidates.map((text, i) => ({ text, phrase: totalOf(found[2 * i]), all: totalOf(found[2 * i + 1]) }));
  const [best] = scored.sort((a, b) => b.phrase - a.phrase || b.all - a.all);
  return best && (unknown || best.all > 0) ? best.text : null;
}

async function ask(services: SearchServices, bodies: SearchBody[]): Promise<Answer[]> {
  const index = indexNames(services.indexPrefix).standards;
  return bodies.length === 0 ? [] : services.search.msearch<unknown>(bodies.map((body) => ({ index, body })));
}

function nearWords(text: string, edits: 1 | 2): SearchBody {
  const term = { field, suggest_mode: 'popular', max_edits: edits, prefix_length: 1, min_word_length: 4, size: 3 };
  return { size: 0, track_total_hits: false, suggest: { typos: { text, term } } };
}

function allWords(text: string): SearchBody {
  return { match: { title_en: { query: text, operator: 'and' } } };
}

function countOf(query: SearchBody): SearchBody {
  return { size: 0, track_total_hits: true, query };
}

function totalOf(answer: Answer | undefined): number {
  return answer?.hits.total?.value ?? 0;
}

/** Texts with unknown words replaced; when all are known, texts with one rare word replaced. */
function candidatesOf(words: string, typos: TermSuggestion[], frequency: Map<string, number>) {
  const mendable = typos.filter(({ options }) => options.length > 0);
  const unknown = mendable.filter(({ text }) => frequency.get(text) === 0);
  const doubtful = mendable.filter(({ text }) => (frequency.get(text) ?? rare + 1) <= rare);
  const candidates =
    unknown.length > 0 ? replaceAll(words, unknown) : doubtful.flatMap((typo) => replaceAll(words, [typo]));
  return { candidates: candidates.slice(0, mostCandidates), unknown: unknown.length > 0 };
}

/** Every combination of near words, the nearest first; from the end, so that offsets hold. */
function replaceAll(words: string, typos: TermSuggestion[]): string[] {
  let texts = [words];
  for (const { offset, length, options } of [...typos].reverse()) {
    texts = texts.flatMap((text) =>
      options.map(({ text: word }) => text.slice(0, offset) + word + text.slice(offset + length)),
    );
    texts = texts.slice(0, mostCandidates);
  }
  return texts;
}
