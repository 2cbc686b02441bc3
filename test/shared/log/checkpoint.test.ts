import { describe, expect, test } from 'vitest';
import { formatCheckpoint, parseCheckpoint } from '#shared/log/checkpoint.ts';
import { emptyRoot } from '#shared/log/tree.ts';

const root = new Uint8Array(32).fill(9);
const base64 = 'CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk=';

describe('a checkpoint', () => {
  test('is read back, with or without extension lines', () => {
    const checkpoint = { origin: 'example.org/log', size: 2 ** 40, root };
    expect(parseCheckpoint(formatCheckpoint(checkpoint))).toEqual(checkpoint);
    expect(parseCheckpoint(`${formatCheckpoint(checkpoint)}more\n`)).toEqual(checkpoint);
    const empty = { origin: 'o', size: 0, root: emptyRoot };
    expect(parseCheckpoint(formatCheckpoint(empty))).toEqual(empty);
  });

  test.each([
    ['no origin', `\n1\n${base64}\n`],
    ['a size with a leading zero', `o\n01\n${base64}\n`],
    ['a negative size', `o\n-1\n${base64}\n`],
    ['a size beyond exact numbers', `o\n9007199254740993\n${base64}\n`],
    ['a root that is too short', 'o\n1\nCQk=\n'],
    ['a root in another alphabet', `o\n1\n${base64.replace('C', '_')}\n`],
    ['no end', `o\n1\n${base64}`],
    ['an empty extension', `o\n1\n${base64}\n\nx\n`],
    ['size 0 and a root of something', `o\n0\n${base64}\n`],
  ])('with %s is refused', (_what, text) => {
    expect(parseCheckpoint(text)).toBeUndefined();
  });
});
