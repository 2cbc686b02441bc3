import { expect, test } from 'vitest';
import { fuseRanks } from '#shared/ask/fuse-ranks.ts';

test.each([
  ['one list keeps its order', [{ ids: ['a', 'b'], weight: 1 }], ['a', 'b']],
  [
    'what both lists hold goes before what leads one of them',
    [
      { ids: ['a', 'c'], weight: 1 },
      { ids: ['b', 'c'], weight: 1 },
    ],
    ['c', 'a', 'b'],
  ],
  [
    'the list that counts more decides between first places',
    [
      { ids: ['a'], weight: 1 },
      { ids: ['b'], weight: 2 },
    ],
    ['b', 'a'],
  ],
  ['nothing found is nothing fused', [{ ids: [], weight: 1 }], []],
])('%s', (_, lists, fused) => {
  expect(fuseRanks(lists)).toEqual(fused);
});
