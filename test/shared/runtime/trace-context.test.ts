import { expect, test } from 'vitest';
import { continueTrace } from '#shared/runtime/trace-context.ts';

const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
const parent = '00f067aa0ba902b7';

test.each(['01', '00'])('a trace goes on under its own id, with the flags %s and a part that is ours', (flags) => {
  const ours = continueTrace(`00-${trace}-${parent}-${flags}`) ?? '';
  expect(ours).toMatch(new RegExp(`^00-${trace}-(?!${parent})[0-9a-f]{16}-${flags}$`));
});

test('what a later version adds is passed over', () => {
  expect(continueTrace(`01-${trace}-${parent}-01-more`)).toContain(trace);
});

test.each([
  [undefined],
  [''],
  [`00-${trace}-${parent}`],
  [`ff-${trace}-${parent}-01`],
  [`00-${'0'.repeat(32)}-${parent}-01`],
  [`00-${trace}-${'0'.repeat(16)}-01`],
  [`00-${trace.toUpperCase()}-${parent}-01`],
  [`00-${trace}-${parent}-01x`],
])('%s is no trace', (header) => {
  expect(continueTrace(header)).toBeUndefined();
});
