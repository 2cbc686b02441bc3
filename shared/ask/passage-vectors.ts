import * as z from 'zod';

/** What of a standard a vector is of, in the order of the rows. */
export const passageKinds = ['title', 'scope', 'page'] as const;
export type PassageKind = (typeof passageKinds)[number];

/** Where a passage begins in the text of a page. */
export interface PagePlace {
  document: string;
  page: number;
  from: number;
}

/** A passage by whose meaning a standard is found. */
export interface EmbeddedPassage {
  kind: PassageKind;
  /** Id of the work: editions of one standard have one title and one scope. */
  work: string;
  /** Id of the edition that the passage is of. */
  edition: string;
  /** Of passages of pages alone. */
  place?: PagePlace;
}

/** The passages of one language and their vectors, 8 bits a dimension, each scaled to use all of them. */
export interface PassageVectors {
  model: string;
  dimensions: number;
  passages: EmbeddedPassage[];
  /** Row by row in the order of the passages. */
  matrix: Int8Array;
}

export interface NearPassage extends EmbeddedPassage {
  /** Cosine of the angle to the question, 1 for the same direction. */
  similarity: number;
}

/** A file that was written before scopes and pages had vectors has titles alone. */
const Head = z.object({
  model: z.string(),
  dimensions: z.int().positive(),
  titles: z.array(z.tuple([z.string(), z.string()])),
  scopes: z.array(z.tuple([z.string(), z.string()])).default([]),
  pages: z.array(z.tuple([z.string(), z.string(), z.string(), z.number(), z.number()])).default([]),
});

/** One vector in 8 bits a dimension. Directions are all that counts, so no scale is kept. */
export function quantize(vector: Float32Array): Int8Array {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  return Int8Array.from(vector, (value) => Math.round((value / largest) * 127));
}

/** As one file: length of the head (4 bytes, little endian), head as JSON, matrix. One put replaces all of it at once. */
export function packVectors({ model, dimensions, passages, matrix }: PassageVectors): Uint8Array {
  const of = (wanted: PassageKind) => passages.filter(({ kind }) => kind === wanted);
  const named = ({ work, edition }: EmbeddedPassage) => [work, edition];
  const placed = ({ place }: EmbeddedPassage) => (place ? [place.document, place.page, place.from] : []);
  const pages = of('page').map((passage) => [...named(passage), ...placed(passage)]);
  const said = { model, dimensions, titles: of('title').map(named), scopes: of('scope').map(named), pages };
  const head = new TextEncoder().encode(JSON.stringify(said));
  const file = new Uint8Array(4 + head.length + matrix.length);
  new DataView(file.buffer).setUint32(0, head.length, true);
  file.set(head, 4);
  file.set(new Uint8Array(matrix.buffer, matrix.byteOffset, matrix.length), 4 + head.length);
  return file;
}

/** Reads such a file; throws when it is cut short. */
export function unpackVectors(file: Uint8Array): PassageVectors {
  const end = 4 + new DataView(file.buffer, file.byteOffset, file.byteLength).getUint32(0, true);
  const { titles, scopes, pages, ...head } = Head.parse(JSON.parse(new TextDecoder().decode(file.subarray(4, end))));
  const matrix = new Int8Array(file.buffer, file.byteOffset + end, file.byteLength - end);
  const passages: EmbeddedPassage[] = [
    ...titles.map(([work, edition]) => ({ kind: 'title' as const, work, edition })),
    ...scopes.map(([work, edition]) => ({ kind: 'scope' as const, work, edition })),
    ...pages.map(([work, edition, document, page, from]) => ({
      kind: 'page' as const,
      work,
      edition,
      place: { document, page, from },
    })),
  ];
  if (matrix.length !== passages.length * head.dimensions) throw new Error('The file of vectors is not whole.');
  return { ...head, passages, matrix };
}

/**
 * The passages of each kind nearest to a question, best first and one of each standard. Every one is looked at: 93,000 take
 * some 70 ms.
 */
export function nearestPassages(
  vectors: PassageVectors,
  question: Float32Array,
  most: number,
): Record<PassageKind, NearPassage[]> {
  const similarities = similaritiesOf(vectors, question);
  const near = (kind: PassageKind) => nearestOf(vectors, similarities, { kind, most });
  return { title: near('title'), scope: near('scope'), page: near('page') };
}

/** Passages of one standard that are looked at before another one is missed. */
const perStandard = 6;

function nearestOf(
  { passages }: PassageVectors,
  similarities: Float32Array,
  { kind, most }: { kind: PassageKind; most: number },
): NearPassage[] {
  const first = passages.findIndex((passage) => passage.kind === kind);
  const last = passages.findLastIndex((passage) => passage.kind === kind);
  if (first < 0) return [];
  const own = similarities.subarray(first, last + 1);
  const taken = Math.min(kind === 'page' ? most * perStandard : most, own.length);
  const least = Float32Array.from(own).sort().at(-taken) ?? 0;
  const sorted = passages
    .slice(first, last + 1)
    .flatMap((passage, row) => ((own[row] ?? 0) >= least ? [{ ...passage, similarity: own[row] ?? 0 }] : []))
    .sort((a, b) => b.similarity - a.similarity);
  const best = new Map<string, NearPassage>();
  for (const passage of sorted) if (!best.has(passage.work)) best.set(passage.work, passage);
  return [...best.values()].slice(0, most);
}

function similaritiesOf({ dimensions, matrix, passages }: PassageVectors, question: Float32Array): Float32Array {
  const similarities = new Float32Array(passages.length);
  for (let row = 0, at = 0; row < passages.length; row += 1) {
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
