import { type EmbeddedPassage, type PassageVectors, passageKinds, quantize } from './passage-vectors.ts';
import type { SentenceEncoder } from './sentence-encoder.ts';

/** Vectors that were made before, by the text they are of. */
export interface VectorCache {
  get(text: string): Int8Array | undefined;
  /** Resolves when the vectors would survive the end of the process. */
  add(made: readonly { text: string; vector: Int8Array }[]): Promise<void>;
}

/** Kept together after that many. */
const batch = 512;
/** Read together; more of them are not read faster. */
const together = 32;

/** A passage with its words. */
export interface Passage extends EmbeddedPassage {
  text: string;
}

/** The vectors of all passages; those the cache knows are not made again. `onProgress` hears how many are ready. */
export async function embedPassages(
  encoder: SentenceEncoder,
  given: readonly Passage[],
  cache: VectorCache,
  onProgress: (done: number) => void = () => undefined,
): Promise<PassageVectors> {
  const passages = passageKinds.flatMap((kind) => given.filter((passage) => passage.kind === kind));
  const texts = [...new Set(passages.map(({ text }) => text))];
  const missing = texts.filter((text) => !cache.get(text));
  let done = texts.length - missing.length;
  for (let from = 0; from < missing.length; from += batch) {
    const part = missing.slice(from, from + batch);
    await cache.add(await embed(encoder, part));
    done += part.length;
    onProgress(done);
  }
  const { name: model, dimensions } = encoder.model;
  const matrix = new Int8Array(passages.length * dimensions);
  passages.forEach(({ text }, row) => {
    const vector = cache.get(text);
    if (!vector) throw new Error(`No vector was kept of "${text}"`);
    matrix.set(vector, row * dimensions);
  });
  return { model, dimensions, passages: passages.map(({ text: _, ...passage }) => passage), matrix };
}

/** Texts of one length go together, so that little is filled up. */
async function embed(
  encoder: SentenceEncoder,
  texts: readonly string[],
): Promise<{ text: string; vector: Int8Array }[]> {
  const byLength = texts.toSorted((a, b) => a.length - b.length);
  const made: { text: string; vector: Int8Array }[] = [];
  for (let from = 0; from < byLength.length; from += together) {
    const part = byLength.slice(from, from + together);
    const vectors = await encoder.encode(part);
    made.push(...part.flatMap((text, i) => (vectors[i] ? [{ text, vector: quantize(vectors[i]) }] : [])));
  }
  return made;
}
