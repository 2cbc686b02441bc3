import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBundle, encodeBundle, largestLeaf } from '#shared/log/entry-bundle.ts';

test('a bundle gives back its entries, empty and largest ones too', () => {
  const entries = fc.array(fc.uint8Array({ maxLength: 600 }), { maxLength: 20 });
  fc.assert(
    fc.property(entries, (leaves) => {
      expect(decodeBundle(encodeBundle(leaves))).toEqual(leaves);
    }),
  );
  const largest = [new Uint8Array(largestLeaf).fill(7)];
  expect(decodeBundle(encodeBundle(largest))).toEqual(largest);
});

test('what fits no bundle is not written, and what is cut short is not read', () => {
  expect(() => encodeBundle([new Uint8Array(largestLeaf + 1)])).toThrow(RangeError);
  const whole = encodeBundle([Uint8Array.of(1, 2, 3)]);
  for (const length of [1, 2, 3, 4]) expect(() => decodeBundle(whole.slice(0, length))).toThrow(RangeError);
});
