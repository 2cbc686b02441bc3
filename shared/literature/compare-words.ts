import { diff } from 'fast-myers-diff';
import type { TextPart } from './comparison.ts';

/** Words of Chinese are not parted by spaces; the segmenter knows them, and those of other languages as well. */
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
/** A word or a sign, with the space that follows it. */
export interface Word {
  shown: string;
  key: string;
}

/** A word between two changes that is not worth reading apart from them: a sign, an article. */
const slight = /^(?:[^\p{L}\p{N}]|[a-z]{1,3})$/iu;

/** Parts a text into words; line breaks and spaces go with the word before, because they are set differently in editions. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { segment } of segmenter.segment(text)) {
    const last = words.at(-1);
    if (segment.trim() === '') {
      if (last) last.shown += segment;
    } else words.push({ shown: segment, key: segment.normalize('NFKC') });
  }
  return words;
}

/** Two lists of words as runs that are the same, deleted and inserted, in the order of reading. */
export function compareWords(from: readonly Word[], to: readonly Word[]): TextPart[] {
  const keys = new Map<string, number>();
  const codesOf = (words: readonly Word[]) => Uint32Array.from(words, ({ key }) => codeOf(keys, key));
  const changes = joinNear([...diff(codesOf(from), codesOf(to))], from);
  const parts: TextPart[] = [];
  const add = (change: TextPart['change'], words: readonly Word[]) => {
    const text = words.map(({ shown }) => shown).join('');
    if (text !== '') parts.push({ change, text });
  };
  let at = 0;
  for (const [fromStart, fromEnd, toStart, toEnd] of changes) {
    add('same', to.slice(at, toStart));
    add('deleted', from.slice(fromStart, fromEnd));
    add('inserted', to.slice(toStart, toEnd));
    at = toEnd;
  }
  add('same', to.slice(at));
  return parts;
}

function codeOf(keys: Map<string, number>, key: string): number {
  const known = keys.get(key);
  if (known !== undefined) return known;
  keys.set(key, keys.size);
  return keys.size - 1;
}

type Change = [number, number, number, number];

/** Changes that almost touch are read as one. */
function joinNear(changes: readonly Change[], from: readonly Word[]): Change[] {
  const joined: Change[] = [];
  for (const change of changes) {
    const last = joined.at(-1);
    const between = last && change[0] - last[1] === 1 && slight.test(from[last[1]]?.key ?? '');
    if (last && between) [last[1], last[3]] = [change[1], change[3]];
    else joined.push([...change]);
  }
  return joined;
}

/** How many words changed. */
export function countWords(parts: readonly TextPart[], change: 'inserted' | 'deleted'): number {
  const isWord = /[\p{L}\p{N}]/u;
  return parts
    .filter((part) => part.change === change)
    .reduce((sum, { text }) => sum + wordsOf(text).filter(({ key }) => isWord.test(key)).length, 0);
}
