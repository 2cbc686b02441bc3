import { diff } from 'fast-myers-diff';
import { compareWords, type Word, wordsOf } from './compare-words.ts';
import type { TextPart } from './comparison.ts';

/** Comparing takes the square of the words in the worst case; longer texts are compared by paragraphs first. */
const mostWords = 4000;
const mostParagraphs = 4000;

interface Paragraph {
  key: string;
  words: Word[];
}

/** Two texts as runs that are the same, deleted and inserted, in the order of reading. */
export function compareTexts(before: string, after: string): TextPart[] {
  const [from, to] = [paragraphsOf(before), paragraphsOf(after)];
  if (countOf(from) + countOf(to) <= mostWords || from.length + to.length > mostParagraphs)
    return compareBlock(from, to);
  const keys = new Map<string, number>();
  const codes = (paragraphs: readonly Paragraph[]) => paragraphs.map(({ key }) => codeOf(keys, key));
  const parts: TextPart[] = [];
  let at = 0;
  for (const [fromStart, fromEnd, toStart, toEnd] of diff(codes(from), codes(to))) {
    parts.push(...whole('same', to.slice(at, toStart)));
    parts.push(...compareBlock(from.slice(fromStart, fromEnd), to.slice(toStart, toEnd)));
    at = toEnd;
  }
  return joinRuns([...parts, ...whole('same', to.slice(at))]);
}

/** Neighbours of the same kind are one run. */
function joinRuns(parts: readonly TextPart[]): TextPart[] {
  const runs: TextPart[] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    if (last?.change === part.change) last.text += part.text;
    else runs.push({ ...part });
  }
  return runs;
}

/** Word by word, unless there are too many of them: then all is new. */
function compareBlock(from: readonly Paragraph[], to: readonly Paragraph[]): TextPart[] {
  if (countOf(from) + countOf(to) > mostWords) return [...whole('deleted', from), ...whole('inserted', to)];
  return compareWords(wordsIn(from), wordsIn(to));
}

function paragraphsOf(text: string): Paragraph[] {
  return text
    .split(/(?<=\n)(?=\S)/)
    .map((paragraph) => ({ key: paragraph.normalize('NFKC').replace(/\s+/g, ''), words: wordsOf(paragraph) }))
    .filter(({ words }) => words.length > 0);
}

function whole(change: TextPart['change'], paragraphs: readonly Paragraph[]): TextPart[] {
  const text = wordsIn(paragraphs)
    .map(({ shown }) => shown)
    .join('');
  return text === '' ? [] : [{ change, text }];
}

const wordsIn = (paragraphs: readonly Paragraph[]) => paragraphs.flatMap(({ words }) => words);
const countOf = (paragraphs: readonly Paragraph[]) => paragraphs.reduce((sum, { words }) => sum + words.length, 0);

function codeOf(keys: Map<string, number>, key: string): number {
  const known = keys.get(key);
  if (known !== undefined) return known;
  keys.set(key, keys.size);
  return keys.size - 1;
}
