import type { KnownItem } from './known-item.ts';
import type { CorpusDocument } from './page-corpus.ts';
import { halfOf, Random } from './random.ts';

/** A piece of a page as a person would type or paste it; `from` is the document, which decides the half. */
export interface PageSpan extends KnownItem {
  family: string;
  /** The form in which pages are compared with it. */
  plain: string;
}

const seed = 20261101;
const han = /\p{Script=Han}/u;
/** Tries a question is worth: many lines are too short or hold figures alone. */
const triesEach = 200;

type Cut = (lines: readonly string[], random: Random) => string | undefined;

const families: { name: string; collections: string[]; cut: Cut }[] = [
  { name: 'Chinese standards, 6–10 characters', collections: ['Chinese standards'], cut: chineseSpan },
  { name: 'Chinese standards, across a line end', collections: ['Chinese standards'], cut: chineseAcross },
  { name: 'Chinese laws, 6–10 characters', collections: ['laws'], cut: chineseSpan },
  { name: 'RFCs, 4–7 words', collections: ['RFCs'], cut: englishSpan },
  { name: 'RFCs, across a line end', collections: ['RFCs'], cut: englishAcross },
];

/** Questions of one half, `count` a family, each to be answered by every page that holds the very same words. */
export function pageSpans(corpus: readonly CorpusDocument[], half: 'dev' | 'test', count: number): PageSpan[] {
  return families.flatMap(({ name, collections, cut }, i) => {
    const random = new Random(seed + i);
    const documents = corpus.filter(
      ({ collection, document }) => collections.includes(collection) && halfOf(document.id) === half,
    );
    const spans = new Map<string, PageSpan>();
    for (let left = count * triesEach; left > 0 && spans.size < count && documents.length > 0; left -= 1) {
      const { document, lines } = random.pick(documents);
      const query = lines.length > 0 ? cut(random.pick(lines), random) : undefined;
      const plain = query && plainOf(query);
      if (plain) spans.set(plain, { family: name, from: document.id, query, plain, relevant: new Set() });
    }
    return [...spans.values()];
  });
}

/** What a span and a page are compared by: signs, spaces, widths and capitals tell no two places apart. */
export function plainOf(text: string): string {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.join(' ').replace(/ ?(\p{Script=Han}) ?/gu, '$1');
}

function chineseSpan(lines: readonly string[], random: Random): string | undefined {
  const line = Array.from(random.pick(lines) ?? '');
  const length = 6 + random.below(5);
  const start = random.below(Math.max(1, line.length - length + 1));
  return chinese(line.slice(start, start + length).join(''));
}

function chineseAcross(lines: readonly string[], random: Random): string | undefined {
  const at = random.below(Math.max(1, lines.length - 1));
  const before = 2 + random.below(5);
  const after = Math.max(2, 6 + random.below(5) - before);
  const [tail, head] = [Array.from(lines[at]?.trim() ?? ''), Array.from(lines[at + 1]?.trim() ?? '')];
  if (tail.length < 12 || head.length < after) return undefined;
  return chinese(tail.slice(-before).join('') + head.slice(0, after).join(''));
}

/** Spans of text: mostly characters, none of them a gap between the cells of a table. */
function chinese(span: string): string | undefined {
  const characters = Array.from(span);
  const count = characters.filter((one) => han.test(one)).length;
  const clean =
    !/[\t\ufffd\p{Co}\p{Cc}…]/u.test(span) && han.test(characters[0] ?? '') && han.test(characters.at(-1) ?? '');
  return clean && count >= 5 ? span : undefined;
}

function englishSpan(lines: readonly string[], random: Random): string | undefined {
  const words = (random.pick(lines) ?? '').trim().split(/\s+/);
  const length = 4 + random.below(4);
  const start = random.below(Math.max(1, words.length - length + 1));
  return english(words.slice(start, start + length));
}

function englishAcross(lines: readonly string[], random: Random): string | undefined {
  const at = random.below(Math.max(1, lines.length - 1));
  const tail = (lines[at] ?? '').trim().split(/\s+/);
  const head = (lines[at + 1] ?? '').trim().split(/\s+/);
  // A word that is broken at the line end is whole for who types it.
  if (tail.length < 6 || tail.at(-1)?.endsWith('-')) return undefined;
  return english([...tail.slice(-2 - random.below(2)), ...head.slice(0, 2 + random.below(2))]);
}

/** Prose: words of letters, at least three of them longer than two. */
function english(words: readonly string[]): string | undefined {
  const span = words.join(' ');
  const letters = span.replace(/[^A-Za-z]/g, '').length;
  const long = words.filter((word) => /[A-Za-z]{3}/.test(word)).length;
  // Half of a word that is broken at a line end is nothing anyone types.
  return words.length >= 4 && long >= 3 && !span.endsWith('-') && letters > span.length * 0.65 ? span : undefined;
}

/** Adds to each span every page that holds it, whatever its lines. */
export function markRelevant(corpus: readonly CorpusDocument[], spans: readonly PageSpan[]): void {
  const keyLength = 5;
  const byStart = Map.groupBy(spans, ({ plain }) => plain.slice(0, keyLength));
  for (const { document, text } of corpus) {
    for (const { page, search } of text.pages) {
      const plain = plainOf(search);
      for (let at = 0; at + keyLength <= plain.length; at += 1) {
        for (const span of byStart.get(plain.slice(at, at + keyLength)) ?? []) {
          if (plain.startsWith(span.plain, at)) (span.relevant as Set<string>).add(`${document.id}/${page}`);
        }
      }
    }
  }
}
