import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interval, mean, ndcgAt, percentile, reciprocalRank, successAt } from './metrics.ts';
import fixture from './metrics-fixture.json' with { type: 'json' };
import { halfOf, Random } from './random.ts';

interface Case {
  grades: Record<string, number>;
  ranked: string[];
  expected: Record<string, number>;
}

const cases: Case[] = JSON.parse(JSON.stringify(fixture.cases));

describe(`the measures agree with ${fixture.checkedWith}`, () => {
  it.each(cases.map((one, i) => [i + 1, one] as const))('query %i', (_, { grades, ranked, expected }) => {
    const relevant = new Set(Object.keys(grades).filter((id) => (grades[id] ?? 0) > 0));
    expect(ndcgAt(10, ranked, new Map(Object.entries(grades)))).toBeCloseTo(expected['nDCG@10'] ?? -1, 10);
    expect(reciprocalRank(ranked.slice(0, 10), relevant)).toBeCloseTo(expected['RR@10'] ?? -1, 10);
    expect(successAt(1, ranked, relevant)).toBe(expected['Success@1']);
    expect(successAt(10, ranked, relevant)).toBe(expected['Success@10']);
  });
});

describe('the samples', () => {
  it('are the same for the same seed', () => {
    const draw = (seed: number) => new Random(seed).shuffle([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  it('are split in halves by the id alone', () => {
    const halves = Array.from({ length: 2000 }, (_, i) => halfOf(`iso.${i}`));
    const dev = halves.filter((half) => half === 'dev').length;
    expect(dev).toBeGreaterThan(900);
    expect(dev).toBeLessThan(1100);
  });

  it('have a bootstrap interval around their mean', () => {
    void fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1), { minLength: 2, maxLength: 60 }), (values) => {
        const [low, high] = interval(values);
        expect(low).toBeLessThanOrEqual(mean(values) + 1e-9);
        expect(high).toBeGreaterThanOrEqual(mean(values) - 1e-9);
      }),
      { numRuns: 20 },
    );
    expect(percentile([3, 1, 2, 4], 0.5)).toBe(2);
  });
});
