import { expect, test } from 'vitest';
import {
  type EmbeddedPassage,
  nearestPassages,
  packVectors,
  quantize,
  unpackVectors,
} from '#shared/ask/passage-vectors.ts';

const directions: [string, number[]][] = [
  ['east', [1, 0, 0]],
  ['north-east', [0.7, 0.7, 0]],
  ['north', [0, 1, 0]],
  ['west', [-1, 0, 0]],
];
const vectors = {
  model: 'compass',
  dimensions: 3,
  passages: directions.map(([work]): EmbeddedPassage => ({ kind: 'title', work, edition: `${work}-2020` })),
  matrix: Int8Array.from(directions.flatMap(([, values]) => [...quantize(Float32Array.from(values))])),
};

test('titles come in the order of their angle to the question, with its cosine', () => {
  const { title: found } = nearestPassages(vectors, Float32Array.from([1, 0, 0]), 3);
  expect(found.map(({ work }) => work)).toEqual(['east', 'north-east', 'north']);
  expect(found.map(({ similarity }) => similarity)).toEqual([1, expect.closeTo(Math.SQRT1_2), 0]);
});

test('how long a vector is does not matter, so that eight bits are enough for each', () => {
  const short = { ...vectors, matrix: vectors.matrix.map((value, place) => (place < 3 ? value / 50 : value)) };
  expect(nearestPassages(short, Float32Array.from([1, 0, 0]), 1).title[0]?.work).toBe('east');
  expect(quantize(Float32Array.from([0.02, -0.01]))).toEqual(Int8Array.from([127, -63]));
});

test('a file of vectors is read as it was written', () => {
  expect(unpackVectors(packVectors(vectors))).toEqual(vectors);
});

test('a file that was cut short is refused', () => {
  const file = packVectors(vectors);
  expect(() => unpackVectors(file.subarray(0, file.length - 1))).toThrow('not whole');
});

test('a catalogue without titles of a language has no near ones', () => {
  const none = { ...vectors, passages: [], matrix: new Int8Array(0) };
  const nothing = { title: [], scope: [], page: [] };
  expect(nearestPassages(none, Float32Array.from([1, 0, 0]), 5)).toEqual(nothing);
});

const row = (values: number[]) => [...quantize(Float32Array.from(values))];
const place = (page: number) => ({ document: 'd-1', page, from: 40 });
const mixed = {
  ...vectors,
  passages: [
    ...vectors.passages,
    { kind: 'scope' as const, work: 'north', edition: 'north-2020' },
    { kind: 'page' as const, work: 'east', edition: 'east-2020', place: place(1) },
    { kind: 'page' as const, work: 'east', edition: 'east-2020', place: place(2) },
    { kind: 'page' as const, work: 'west', edition: 'west-2020', place: place(3) },
  ],
  matrix: Int8Array.from([
    ...vectors.matrix,
    ...row([0, 1, 0]),
    ...row([0.9, 0.4, 0]),
    ...row([1, 0, 0]),
    ...row([-1, 0, 0]),
  ]),
};

test('titles, scopes and pages are lists of their own, in which a standard stands once by its best passage', () => {
  const { title, scope, page } = nearestPassages(mixed, Float32Array.from([1, 0, 0]), 2);
  expect([title, scope].map((list) => list.map(({ work }) => work))).toEqual([['east', 'north-east'], ['north']]);
  expect(page.map(({ work, place: found }) => [work, found?.page])).toEqual([
    ['east', 2],
    ['west', 3],
  ]);
});

test('scopes and places of pages are read as they were written, and a file of titles alone is read too', () => {
  expect(unpackVectors(packVectors(mixed))).toEqual(mixed);
  const head = new TextEncoder().encode(
    JSON.stringify({ model: 'compass', dimensions: 3, titles: [['east', 'east-1']] }),
  );
  const file = new Uint8Array(4 + head.length + 3);
  new DataView(file.buffer).setUint32(0, head.length, true);
  file.set(head, 4);
  expect(unpackVectors(file).passages).toEqual([{ kind: 'title', work: 'east', edition: 'east-1' }]);
});
