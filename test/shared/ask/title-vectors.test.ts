import { expect, test } from 'vitest';
import { nearestTitles, packVectors, quantize, unpackVectors } from '#shared/ask/title-vectors.ts';

const directions: [string, number[]][] = [
  ['east', [1, 0, 0]],
  ['north-east', [0.7, 0.7, 0]],
  ['north', [0, 1, 0]],
  ['west', [-1, 0, 0]],
];
const vectors = {
  model: 'compass',
  dimensions: 3,
  titles: directions.map(([work]) => ({ work, edition: `${work}-2020` })),
  matrix: Int8Array.from(directions.flatMap(([, values]) => [...quantize(Float32Array.from(values))])),
};

test('titles come in the order of their angle to the question, with its cosine', () => {
  const found = nearestTitles(vectors, Float32Array.from([1, 0, 0]), 3);
  expect(found.map(({ work }) => work)).toEqual(['east', 'north-east', 'north']);
  expect(found.map(({ similarity }) => similarity)).toEqual([1, expect.closeTo(Math.SQRT1_2), 0]);
});

test('how long a vector is does not matter, so that eight bits are enough for each', () => {
  const short = { ...vectors, matrix: vectors.matrix.map((value, place) => (place < 3 ? value / 50 : value)) };
  expect(nearestTitles(short, Float32Array.from([1, 0, 0]), 1)[0]?.work).toBe('east');
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
  const none = { ...vectors, titles: [], matrix: new Int8Array(0) };
  expect(nearestTitles(none, Float32Array.from([1, 0, 0]), 5)).toEqual([]);
});
