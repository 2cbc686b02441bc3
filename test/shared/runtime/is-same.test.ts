import { expect, test } from 'vitest';
import { isSame } from '#shared/runtime/is-same.ts';

test.each([
  ['abc', 'abc', true],
  ['abc', 'abd', false],
  ['abc', 'abcd', false],
  ['', '', true],
])('%s and %s are the same bytes: %s', (one, other, same) => {
  expect(isSame(Buffer.from(one), Buffer.from(other))).toBe(same);
});
