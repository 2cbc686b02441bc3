import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wholeInstants } from '#shared/literature/iiif-changes.ts';

test('going back from the last page before the instant that it begins with comes to everything once', () => {
  const instants = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 40 });
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 7 }), (given, most) => {
      const changes = given.map((second, id) => ({ id, updatedAt: String(second).padStart(2, '0') }));
      const newestBefore = (instant: string) =>
        changes.filter(({ updatedAt }) => updatedAt < instant).sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
      const seen: number[] = [];
      for (let before: string | undefined = '99'; before !== undefined; ) {
        const { page, earlier }: ReturnType<typeof wholeInstants<(typeof changes)[number]>> = wholeInstants(
          newestBefore(before),
          most,
        );
        seen.push(...page.map(({ id }) => id));
        before = earlier;
      }
      expect(seen.toSorted((a, b) => a - b)).toEqual(changes.map(({ id }) => id));
    }),
  );
});
