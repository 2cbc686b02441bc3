import type { Expansion } from './expand-query.ts';
import { glueHan, hasHan, tokensOf } from './language.ts';
import { splitPinyin } from './pinyin-syllables.ts';
import type { Clause } from './standard-filters.ts';

/** Ways in which words may match, the closest first; the weights were tuned on the tuning half of the bench. */
export function textClauses(words: string, expansions: Expansion[] = [], relaxed = false): Clause[] {
  if (words === '') return [];
  const clauses = hasHan(words) ? chineseClauses(words, relaxed) : [...otherClauses(words), ...pinyinClauses(words)];
  return [...clauses, ...translated(expansions)];
}

function chineseClauses(words: string, relaxed: boolean): Clause[] {
  const latin = words.match(/[\p{Script=Latin}\p{N}]{2,}/gu)?.join(' ');
  return [
    phrase('title_zh', words, 10, 'zh_glued', 'title'),
    every('title_zh', words, 40),
    match('title_zh', words, 4, { minimum_should_match: relaxed ? '25%' : '2<70%' }),
    ...soundClauses(words),
    anywhere(words),
    ...(latin ? [match('title_en', latin, 0.5, { operator: 'and' })] : []),
  ];
}

/** Homophones: the same sounds in the same order, or most pairs of neighbouring sounds. */
function soundClauses(words: string): Clause[] {
  if ([...glueHan(words)].length < 3) return [];
  return [
    phrase('title_zh.sounds', words, 3, undefined, 'sounds'),
    match('title_zh.sound_pairs', words, 0.5, { minimum_should_match: '2<70%' }),
  ];
}

function otherClauses(words: string): Clause[] {
  // One word alone is its own phrase.
  if (tokensOf(words).length === 1) return [match('title_en', words, 8, { _name: 'title' }), anywhere(words)];
  return [
    phrase('title_en.plain', words, 6, undefined, 'title'),
    every('title_en', words, 40),
    every('title_en.plain', words, 3, 'same'),
    match('title_en', words, 2, { minimum_should_match: '2<75%' }),
    anywhere(words),
  ];
}

/** Typed pinyin, with and without knowledge of the context of the characters. */
function pinyinClauses(words: string): Clause[] {
  const readings = words.length <= 60 ? splitPinyin(words, 3) : [];
  return readings
    .filter((syllables) => syllables.length > 1 || words.length > 3)
    .flatMap((syllables, i) => {
      const text = syllables.join(' ');
      return [phrase('pinyin', text, 4, undefined, `pinyin.${i}`), phrase('title_zh.sounds', text, 2)];
    });
}

/** All parts of the query in the other language; within a part any of its words will do. */
function translated(expansions: Expansion[]): Clause[] {
  if (expansions.length === 0) return [];
  const parts = expansions.map(({ words }) => ({ dis_max: { queries: words.map((word) => inTitle(word)) } }));
  return [{ bool: { must: parts, _name: 'translated' } }];
}

function inTitle(words: string): Clause {
  return hasHan(words) ? phrase('title_zh', words, 2, 'zh_glued') : match('title_en', words, 1, { operator: 'and' });
}

function phrase(field: string, query: string, boost: number, analyzer?: string, name?: string): Clause {
  return { match_phrase: { [field]: { query, boost, ...(analyzer && { analyzer }), ...(name && { _name: name }) } } };
}

function match(field: string, query: string, boost: number, options: Record<string, unknown>): Clause {
  return { match: { [field]: { query, boost, ...options } } };
}

/** All words in one title, worth the same for short and long ones. */
function every(field: string, query: string, boost: number, _name = 'all'): Clause {
  return { constant_score: { filter: match(field, query, 1, { operator: 'and' }), boost, _name } };
}

/** All words, wherever they stand: titles in any language, abstract, keywords, bodies, names of classes. */
function anywhere(query: string): Clause {
  return { match: { everything: { query, operator: 'and', boost: 0.6, _name: 'across' } } };
}
