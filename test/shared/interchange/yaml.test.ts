import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { yamlDocument } from '#shared/interchange/yaml.ts';

test('any texts, numbers and nested lists are read back as they were', () => {
  const leaf = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean());
  const item = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), leaf, { minKeys: 1, noNullPrototype: true });
  const texts = fc.array(leaf, { minLength: 1 });
  const whole = fc.record({ list: fc.array(item, { minLength: 1 }), texts, one: leaf });
  const readBack = fc.property(whole, (value) => {
    expect(parse(yamlDocument(value))).toEqual(value);
  });
  fc.assert(readBack, { numRuns: 50 });
});

test('what says nothing is left out', () => {
  expect(yamlDocument({ a: null, b: [], c: { d: undefined }, e: 'x: #y' })).toBe('---\ne: "x: #y"\n');
});
