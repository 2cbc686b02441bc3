import glossaryTable from '../tables/glossary.json' with { type: 'json' };
import { glueHan, hasHan } from './language.ts';

const glossary: Readonly<Record<string, readonly string[]>> = glossaryTable;
const longestTerm = Math.max(...Object.keys(glossary).map((term) => term.length));

/** One part of a query with its words in the other language. */
export interface Expansion {
  term: string;
  words: readonly string[];
}

/**
 * The words of a query in the other language, part by part: 质量管理体系 gives `quality management system`.
 * `[]` unless the terms known cover most of it, because a half translated query finds anything.
 */
export function expansionsOf(words: string): Expansion[] {
  if (words === '' || words.length > 60) return [];
  return hasHan(words) ? fromChinese(glueHan(words)) : fromEnglish(words);
}

function fromChinese(text: string): Expansion[] {
  const found: Expansion[] = [];
  let covered = 0;
  for (let at = 0; at < text.length; ) {
    const term = longestAt(text, at);
    if (!term) {
      at += 1;
      continue;
    }
    found.push({ term, words: glossary[term] ?? [] });
    covered += term.length;
    at += term.length;
  }
  const asked = text.replace(weightless, '').length;
  return covered > 0 && covered >= asked * 0.7 ? found.slice(0, 4) : [];
}

/** Words that say what kind of document it is, not what it is about. */
const weightless = /[的和与及用]|技术|方法|标准|规范|要求|通则|总则|导则|规程/g;

function longestAt(text: string, at: number): string | null {
  for (let length = Math.min(longestTerm, text.length - at); length >= 2; length -= 1) {
    const term = text.slice(at, at + length);
    if (Object.hasOwn(glossary, term)) return term;
  }
  return null;
}

let reverse: Map<string, string[]> | undefined;

function fromEnglish(text: string): Expansion[] {
  reverse ??= reversed();
  const words = text.toLowerCase().match(/[\p{L}\p{N}()-]+/gu) ?? [];
  const found: Expansion[] = [];
  let covered = 0;
  for (let at = 0; at < words.length; ) {
    const length = [4, 3, 2, 1].find((n) => reverse?.has(stem(words.slice(at, at + n)))) ?? 0;
    const phrase = words.slice(at, at + length);
    if (length > 0) found.push({ term: phrase.join(' '), words: reverse.get(stem(phrase)) ?? [] });
    covered += length;
    at += length || 1;
  }
  const asked = words.filter((word) => !small.has(word)).length;
  return covered > 0 && covered >= asked * 0.7 ? found.slice(0, 4) : [];
}

const small = new Set('a an and for in of on or the to with by at from'.split(' '));

function reversed(): Map<string, string[]> {
  const terms = new Map<string, string[]>();
  for (const [zh, english] of Object.entries(glossary)) {
    for (const phrase of english) {
      const key = stem(phrase.toLowerCase().split(' '));
      terms.set(key, [...(terms.get(key) ?? []), zh]);
    }
  }
  return terms;
}

/** Singular and plural are one. */
function stem(words: readonly string[]): string {
  return words.map((word) => (word.length > 3 ? word.replace(/(?<!s)s$/, '') : word)).join(' ');
}
