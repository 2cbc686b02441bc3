import { glueHan, hasHan } from './language.ts';
import { splitPinyin } from './pinyin-syllables.ts';
import type { Clause } from './standard-filters.ts';

/** Ways in which words may match, the closest first; the weights were tuned on the tuning half of the bench. */
export function textClauses(words: string, synonyms: string[] = []): Clause[] {
  if (words === '') return [];
  const clauses = hasHan(words) ? chineseClauses(words) : [...otherClauses(words), ...pinyinClauses(words)];
  return [...clauses, ...synonyms.map(synonymClause)];
}

function chineseClauses(words: string): Clause[] {
  const latin = words.match(/[\p{Script=Latin}\p{N}]{2,}/gu)?.join(' ');
  return [
    phrase('title_zh', words, 10, 'zh_glued', 'title'),
    match('title_zh', words, 4, { operator: 'and' }),
    match('title_zh', words, 2, { minimum_should_match: '2<70%' }),
    ...soundClauses(words),
    across(words, ['keywords^2', 'abstract', 'classes', 'bodies'], 0.6),
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
  return [
    phrase('title_en', words, 6, 'en_title', 'title'),
    match('title_en', words, 2, { minimum_should_match: '2<70%' }),
    match('title_other', words, 1, { minimum_should_match: '2<80%' }),
    across(words, ['title_en', 'keywords', 'abstract', 'bodies', 'classes'], 0.6),
  ];
}

/** Typed pinyin, with and without knowledge of the context of the characters. */
function pinyinClauses(words: string): Clause[] {
  const readings = words.length <= 60 ? splitPinyin(words, 3) : [];
  return readings
    .filter((syllables) => syllables.length > 1 || words.length > 3)
    .flatMap((syllables) => {
      const text = syllables.join(' ');
      return [phrase('pinyin', text, 4, undefined, 'pinyin'), phrase('title_zh.sounds', text, 2)];
    });
}

function synonymClause(term: string): Clause {
  return hasHan(term) ? phrase('title_zh', term, 1.5, 'zh_glued') : phrase('title_en', term, 1.5, 'en_title');
}

function phrase(field: string, query: string, boost: number, analyzer?: string, name?: string): Clause {
  return { match_phrase: { [field]: { query, boost, ...(analyzer && { analyzer }), ...(name && { _name: name }) } } };
}

function match(field: string, query: string, boost: number, options: Record<string, unknown>): Clause {
  return { match: { [field]: { query, boost, ...options } } };
}

/** All words, wherever they stand. */
function across(query: string, fields: string[], boost: number): Clause {
  return { multi_match: { query, fields, type: 'cross_fields', operator: 'and', analyzer: 'mixed_words', boost } };
}
