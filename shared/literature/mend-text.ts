import type { ReadSign } from './recognise-text.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A sign after mending: `was` says what the machine had read. */
export interface MendedSign extends ReadSign {
  was?: string;
}

const han = /^\p{Script=Han}$/u;
const longestWord = 4;
/** A word is no reason to believe what the machine hardly saw. */
const worthTrying = 2;
const leastProbability = 0.008;
/** Above this the machine is right more often than the dictionary. */
const certain = 0.99;

/**
 * Mends what the machine read with doubt: a Chinese character that makes no word with its neighbours becomes the
 * alternative that does, and 一 between figures becomes the dash it was. Every change is marked.
 */
export function mendText(signs: readonly ReadSign[], vocabulary: Vocabulary): MendedSign[] {
  const mended: MendedSign[] = signs.map((sign) => ({ ...sign }));
  for (let at = 0; at < mended.length; at += 1) {
    const sign = mended[at] as MendedSign;
    const better = isDashBetweenFigures(mended, at) ? '—' : wordAt(mended, at, vocabulary);
    if (better !== undefined && better !== sign.text) mended[at] = { ...sign, text: better, was: sign.text };
  }
  return mended;
}

function isDashBetweenFigures(signs: readonly ReadSign[], at: number): boolean {
  if (signs[at]?.text !== '一') return false;
  const before = neighbour(signs, at, -1);
  const after = neighbour(signs, at, 1);
  return /\d/.test(before) && /\d/.test(after);
}

/** The next sign that is no space. */
function neighbour(signs: readonly ReadSign[], at: number, step: 1 | -1): string {
  let i = at + step;
  while (signs[i]?.text === ' ') i += step;
  return signs[i]?.text ?? '';
}

function wordAt(signs: readonly ReadSign[], at: number, vocabulary: Vocabulary): string | undefined {
  const sign = signs[at];
  if (!sign || sign.probability >= certain || !han.test(sign.text)) return undefined;
  if (weightAt(signs, at, sign.text, vocabulary) > 0) return undefined;
  let best: { text: string; score: number } | undefined;
  for (const { text, probability } of sign.others.slice(0, worthTrying)) {
    if (!han.test(text) || probability < leastProbability) continue;
    const weight = weightAt(signs, at, text, vocabulary);
    if (weight === 0) continue;
    const score = Math.log(probability) + 0.5 * Math.log(1 + weight);
    if (!best || score > best.score) best = { text, score };
  }
  return best?.text;
}

/** Weight of the best word that a character makes with its neighbours; longer words count for more. */
function weightAt(signs: readonly ReadSign[], at: number, character: string, vocabulary: Vocabulary): number {
  let best = 0;
  for (let length = 2; length <= longestWord; length += 1) {
    for (let from = at - length + 1; from <= at; from += 1) {
      let word = '';
      for (let i = from; i < from + length; i += 1) word += i === at ? character : (signs[i]?.text ?? ' ');
      best = Math.max(best, vocabulary.weight(word) * 10 ** (length - 2));
    }
  }
  return best;
}
