import { describe, expect, test } from 'vitest';
import { paceOf, sizeText } from '#frontend/app/enhance/pace.ts';

describe('the pace of an upload', () => {
  test.each([
    ['is unknown at first', [], 0],
    ['is unknown with one moment', [{ at: 0, bytes: 0 }], 0],
    [
      'is bytes by seconds',
      [
        { at: 0, bytes: 0 },
        { at: 2000, bytes: 3000 },
      ],
      1500,
    ],
    [
      'forgets what is over five seconds old',
      [
        { at: 0, bytes: 0 },
        { at: 6000, bytes: 60 },
        { at: 8000, bytes: 2060 },
      ],
      1000,
    ],
    [
      'stands still when nothing moves',
      [
        { at: 0, bytes: 9 },
        { at: 4000, bytes: 9 },
      ],
      0,
    ],
  ])('%s', (_, samples, pace) => {
    expect(paceOf(samples)).toBe(pace);
  });
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [12_345_678, '12.3 MB'],
  [524_288_000, '524.3 MB'],
  [2e12, '2000.0 GB'],
])('%i bytes are said as %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});
