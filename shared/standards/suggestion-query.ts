import { flatten } from './designation-id.ts';
import { hasHan, plainText } from './language.ts';
import type { Day } from './local-date.ts';
import { isSyllable, splitPinyin } from './pinyin-syllables.ts';
import type { Clause } from './standard-filters.ts';

/** Longest text that is still the beginning of something. */
const longestTyped = 80;

/** Everything the typed letters may begin; null when there is nothing to go by. */
export function suggestionQuery(q: string, day: Day): Clause | null {
  const text = plainText(q, longestTyped);
  const ways = [...numberWays(text), ...(hasHan(text) ? chineseWays(text) : latinWays(text))];
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
  return [named('no', { term: { no: flat.slice(0, 24).toLowerCase() } }, /\d/.test(flat) ? 60 : 6)];
}

function chineseWays(text: string): Clause[] {
  return [{ match_phrase: { zh: { query: text, boost: 3, _name: 'zh' } } }];
}

function latinWays(text: string): Clause[] {
  if (!/\p{L}/u.test(text)) return [];
  return [
    { match: { words: { query: text, operator: 'and', boost: 10, _name: 'words' } } },
    ...pinyinWays(text.toLowerCase()),
  ];
}

/** Whole syllables with a last one that may be unfinished, or initials only: zhiliang, zhil, zlgl. */
function pinyinWays(typed: string): Clause[] {
  const letters = typed.replace(/[\s']+/g, '');
  if (!/^[a-z]{2,}$/.test(letters)) return [];
  const initials = { match_phrase: { initials: { query: letters, boost: 2, _name: 'zh' } } };
  return [...unfinishedReadings(typed).map(syllablesWay), ...(letters.length <= 12 ? [initials] : [])];
}

function syllablesWay(query: string): Clause {
  return { match_phrase_prefix: { pinyin: { query, boost: 3, max_expansions: 30, _name: 'zh' } } };
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
