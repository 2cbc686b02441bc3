import { expect, test } from 'vitest';
import { Sender } from '#shared/feedback/matter.ts';

test.each([
  [`${'a'.repeat(64)}@example.org`, true],
  [`${'a'.repeat(65)}@example.org`, false],
  ['a@b', false],
])('%s is an address to answer to: %s', (email, isOne) => {
  expect(Sender.safeParse({ email }).success).toBe(isOne);
});
