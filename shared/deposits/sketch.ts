import { hash } from 'node:crypto';

/** Characters of one shingle: two or three Chinese words. */
const shingleLength = 8;
const sketchSize = 128;
/** Smallest hashes under which a text is found; texts that are alike share most of them. */
const landmarks = 8;
/** Shorter texts are like any other. */
const shortestText = 200;
const longestText = 2_000_000;

/**
 * A sketch of a text: the smallest hashes of its shingles (Broder, "On the resemblance and containment of documents",
 * 1997). Spaces, punctuation and letter case do not count. Empty when the text is too short to be told apart.
 */
export function sketchOf(text: string): string[] {
  const folded = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .slice(0, longestText);
  if (folded.length < shortestText) return [];
  const hashes = new Set<string>();
  const seen = new Set<string>();
  for (let start = 0; start + shingleLength <= folded.length; start += 1) {
    const shingle = folded.slice(start, start + shingleLength);
    if (seen.has(shingle)) continue;
    seen.add(shingle);
    hashes.add(hash('sha256', shingle).slice(0, 16));
  }
  return [...hashes].sort().slice(0, sketchSize);
}

export function landmarksOf(sketch: readonly string[]): string[] {
  return sketch.slice(0, landmarks);
}

/** Estimated resemblance of two texts, 0 to 1: the share of common hashes among the smallest of both together. */
export function likenessOf(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return 0;
  const [mine, theirs] = [new Set(one), new Set(other)];
  const both = [...new Set([...one, ...other])].sort().slice(0, sketchSize);
  return both.filter((hash) => mine.has(hash) && theirs.has(hash)).length / both.length;
}
