import { flatten } from '../designation/designation-id.ts';
import type { Day } from '../local-date.ts';
import { glueHan, hasHan, plainText } from './language.ts';
import { isSyllable, splitPinyin } from './pinyin-syllables.ts';
import type { Clause } from './standard-filters.ts';

/** Longest text that is still the beginning of something. */
const longestTyped = 80;

/** Everything the typed letters may begin; null when there is nothing to go by. */
export function suggestionQuery(q: string, day: Day): Clause | null {
  const text = plainText(q, longestTyped);
  const begins = named('begins', { match: { begins: glueHan(text).slice(0, 24) } }, 30);
  const ways =
    text === '' ? [] : [...numberWays(text), begins, ...(hasHan(text) ? chineseWays(text) : latinWays(text))];
  if (ways.length === 0) return null;
  return {
    bool: {
      must: [{ dis_max: { queries: ways } }],
      should: [
        { constant_score: { filter: { term: { in_force: day } }, boost: 4 } },
        { rank_feature: { field: 'weight', boost: 2, linear: {} } },
      ],
    },
  };
}

/** A number is typed from its beginning, with or without signs. */
function numberWays(text: string): Clause[] {
  const flat = flatten(text);
  if (!/\d/.test(flat) && flat.length > 8) return [];
  if (flat.length < 1 || hasHan(text)) return [];
  const typed = flat.slice(0, 24).toLowerCase();
  const boost = /\d/.test(flat) ? 200 : 6;
  return [named('no', { term: { no: typed } }, boost), named('also', { term: { also: typed } }, boost / 2)];
}

function chineseWays(text: string): Clause[] {
  return [named('zh', { match_phrase: { zh: text } }, 12)];
}

function latinWays(text: string): Clause[] {
  if (!/\p{L}/u.test(text)) return [];
  return [
    named('words', { match: { words: { query: text, operator: 'and' } } }, 10),
    ...pinyinWays(text.toLowerCase()),
  ];
}

/** Whole syllables with a last one that may be unfinished, or initials only: zhiliang, zhil, zlgl. */
function pinyinWays(typed: string): Clause[] {
  const letters = typed.replace(/[\s']+/g, '');
  if (!/^[a-z]{2,}$/.test(letters)) return [];
  const initials = named('initials', { match_phrase: { initials: letters } }, 7);
  return [
    ...unfinishedReadings(typed).map((reading, i) => syllablesWay(reading, i)),
    ...(letters.length <= 12 ? [initials] : []),
  ];
}

function syllablesWay(query: string, i: number): Clause {
  return named(`pinyin.${i}`, { match_phrase_prefix: { pinyin: { query, max_expansions: 30 } } }, 11);
}

/** Readings of all letters but the last few, which begin a syllable. */
function unfinishedReadings(typed: string): string[] {
  const readings = splitPinyin(typed, 2).map((syllables) => syllables.join(' '));
  for (let tail = 1; tail <= 5 && tail < typed.length && readings.length < 3; tail += 1) {
    const end = typed.slice(-tail);
    if (!/^[a-z]+$/.test(end) || isSyllable(end)) continue;
    const [head] = splitPinyin(typed.slice(0, -tail), 1);
    if (head && head.length > 0) readings.push([...head, end].join(' '));
  }
  return readings;
}

function named(name: string, filter: Clause, boost: number): Clause {
  return { constant_score: { filter, boost, _name: name } };
}
