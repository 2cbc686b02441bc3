import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClearedRow, compareCleared } from '#shared/trade/statement-comparison.ts';

const now = new Date('2026-11-25T08:00:00Z');
const row = (reference: string, amount: number, at = '2026-11-22T08:00:00Z'): ClearedRow => ({
  reference,
  amount,
  currency: 'CNY',
  at,
});

describe('compareCleared', () => {
  test.each<{ name: string; ours: ClearedRow[]; theirs: ClearedRow[]; kinds: string[]; difference?: number }>([
    { name: 'nothing differs', ours: [row('a', 5), row('b', -5)], theirs: [row('b', -5), row('a', 5)], kinds: [] },
    { name: 'they lack one', ours: [row('a', 5)], theirs: [], kinds: ['only-in-ledger'], difference: -5 },
    { name: 'we lack one', ours: [], theirs: [row('a', 5)], kinds: ['only-at-provider'], difference: 5 },
    { name: 'they say less', ours: [row('a', 5)], theirs: [row('a', 3)], kinds: ['other-amount'], difference: -2 },
    {
      name: 'they say it twice',
      ours: [row('a', 5)],
      theirs: [row('a', 5), row('a', 5)],
      kinds: ['twice-at-provider'],
      difference: 5,
    },
  ])('$name', ({ ours, theirs, kinds, difference }) => {
    const { breaks, differences } = compareCleared(ours, theirs, { now });
    expect(breaks.map(({ kind }) => kind)).toEqual(kinds);
    expect(breaks.every(({ ageDays }) => ageDays === 3)).toBe(true);
    expect(differences.CNY).toBe(difference);
  });

  test('what we booked a day earlier is found', () => {
    const { matched, breaks } = compareCleared([], [row('a', 5)], { near: [row('a', 5)], now });
    expect([matched, breaks]).toEqual([1, []]);
  });

  test('a break keeps its id from one comparison to the next', () => {
    const [once, again] = [now, new Date('2026-12-01T00:00:00Z')].map((at) =>
      compareCleared([row('a', 5)], [], { now: at }),
    );
    expect(once?.breaks[0]?.id).toBe(again?.breaks[0]?.id);
    expect(again?.breaks[0]?.ageDays).toBe(8);
  });

  test('the breaks explain all of the difference, in 5,000 cases', () => {
    const references = fc.array(fc.tuple(fc.constantFrom(...'abcdefgh'), fc.integer({ min: -9, max: 9 })), {
      maxLength: 12,
    });
    const explained = fc.property(references, references, (ledger, provider) => {
      const ours = [...new Map(ledger)].map(([reference, amount]) => row(reference, amount));
      const theirs = provider.map(([reference, amount]) => row(reference, amount));
      const sum = (rows: readonly ClearedRow[]) => rows.reduce((all, { amount }) => all + amount, 0);
      const { matched, differences, breaks } = compareCleared(ours, theirs, { now });
      return (differences.CNY ?? 0) === sum(theirs) - sum(ours) && matched + breaks.length >= ours.length;
    });
    fc.assert(explained, { numRuns: 5_000 });
  });
});
