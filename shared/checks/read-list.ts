import { createHash } from 'node:crypto';
import { ServiceError } from '../runtime/errors.ts';
import type { FoundDesignation } from '../standards/designation/find-designations.ts';
import { parseDesignation } from '../standards/designation.ts';
import type { CheckSource } from './check.ts';
import { passagesOfFile } from './read-list-file.ts';
import { type CitedNumber, citedNumbers, type Passage } from './read-place.ts';

/** What is handed in to be checked: a text, a list of numbers, or a file. */
export type List =
  | { text: string }
  | { items: readonly string[] }
  | { file: { filename: string; content: Uint8Array } };

/** Longest text that is read, in characters. */
export const longestText = 1_000_000;

/** The numbers in what was handed in, in its order. Throws `INVALID` for a file that cannot be read. */
export async function readList(list: List): Promise<{ source: CheckSource; cited: CitedNumber[] }> {
  if ('items' in list) {
    return { source: { kind: 'items', sha256: hashOf(list.items.join('\n')) }, cited: list.items.flatMap(readItem) };
  }
  if ('text' in list) {
    const passage = { text: limited(list.text), place: { line: 1, column: 1 } };
    return { source: { kind: 'text', sha256: hashOf(list.text) }, cited: citedNumbers([passage]) };
  }
  const { filename, content } = list.file;
  const passages = await passagesOfFile(filename, content);
  limited(passages.map(({ text }) => text).join(''));
  return { source: { kind: 'file', filename, sha256: hashOf(content) }, cited: citedNumbers(passages) };
}

/** An item is meant as a number even where a running text would leave it alone, such as `HJ604`. */
function readItem(text: string, index: number): CitedNumber[] {
  const passage: Passage = { text, place: { line: index + 1, column: 1 } };
  const cited = citedNumbers([passage]);
  if (cited.length > 0) return cited;
  const designation = parseDesignation(text);
  if (!designation || designation.kind === 'other') return [];
  const found: FoundDesignation = { designation, written: text.trim(), start: 0, end: text.length };
  return [{ place: passage.place, found }];
}

function limited(text: string): string {
  if (text.length <= longestText) return text;
  throw new ServiceError('TOO_LARGE', {
    zh: '文本超过一百万字，请分开查新。',
    en: 'The text has over a million characters: check it in pieces.',
  });
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
