import * as z from 'zod';

/** A title by whose meaning a standard is found. */
export interface EmbeddedTitle {
  /** Id of the work: editions of one standard have one vector. */
  work: string;
  /** Id of the edition that the title is of. */
  edition: string;
}

/** The titles of one language and their vectors, 8 bits a dimension, each scaled to use all of them. */
export interface TitleVectors {
  model: string;
  dimensions: number;
  titles: EmbeddedTitle[];
  /** Row by row in the order of the titles. */
  matrix: Int8Array;
}

export interface NearTitle extends EmbeddedTitle {
  /** Cosine of the angle to the question, 1 for the same direction. */
  similarity: number;
}

const Head = z.object({
  model: z.string(),
  dimensions: z.int().positive(),
  titles: z.array(z.tuple([z.string(), z.string()])),
});

/** One vector in 8 bits a dimension. Directions are all that counts, so no scale is kept. */
export function quantize(vector: Float32Array): Int8Array {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  return Int8Array.from(vector, (value) => Math.round((value / largest) * 127));
}

/** As one file: length of the head (4 bytes, little endian), head as JSON, matrix. One put replaces all of it at once. */
export function packVectors({ model, dimensions, titles, matrix }: TitleVectors): Uint8Array {
  const rows = titles.map(({ work, edition }) => [work, edition]);
  const head = new TextEncoder().encode(JSON.stringify({ model, dimensions, titles: rows }));
  const file = new Uint8Array(4 + head.length + matrix.length);
  new DataView(file.buffer).setUint32(0, head.length, true);
  file.set(head, 4);
  file.set(new Uint8Array(matrix.buffer, matrix.byteOffset, matrix.length), 4 + head.length);
  return file;
}

/** Reads such a file; throws when it is cut short. */
export function unpackVectors(file: Uint8Array): TitleVectors {
  const end = 4 + new DataView(file.buffer, file.byteOffset, file.byteLength).getUint32(0, true);
  const { titles, ...head } = Head.parse(JSON.parse(new TextDecoder().decode(file.subarray(4, end))));
  const matrix = new Int8Array(file.buffer, file.byteOffset + end, file.byteLength - end);
  if (matrix.length !== titles.length * head.dimensions) throw new Error('The file of vectors is not whole.');
  return { ...head, titles: titles.map(([work, edition]) => ({ work, edition })), matrix };
}

/** The titles nearest to a question, best first. Every one is looked at: 93,000 take some 70 ms. */
export function nearestTitles(vectors: TitleVectors, question: Float32Array, most: number): NearTitle[] {
  const similarities = similaritiesOf(vectors, question);
  const least = Float32Array.from(similarities).sort().at(-Math.min(most, similarities.length)) ?? 0;
  return vectors.titles
    .flatMap((title, row) => {
      const similarity = similarities[row] ?? 0;
      return similarity >= least ? [{ ...title, similarity }] : [];
    })
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, most);
}

function similaritiesOf({ dimensions, matrix, titles }: TitleVectors, question: Float32Array): Float32Array {
  const similarities = new Float32Array(titles.length);
  for (let row = 0, at = 0; row < titles.length; row += 1) {
    let product = 0;
    let square = 0;
    for (let place = 0; place < dimensions; place += 1, at += 1) {
      const value = matrix[at] as number;
      product += value * (question[place] as number);
      square += value * value;
    }
    similarities[row] = product / (Math.sqrt(square) || 1);
  }
  return similarities;
}
