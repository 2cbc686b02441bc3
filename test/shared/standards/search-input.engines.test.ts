import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { searchStandards } from '#shared/standards/search-standards.ts';
import { StandardQuery } from '#shared/standards/standard-query.ts';
import { knownStandards, stored, type TestIndex, testIndex } from './search-fixture.ts';

let index: TestIndex;

beforeAll(async () => {
  index = await testIndex(...knownStandards);
});

const find = (q: string, parameters: Record<string, string> = {}) =>
  searchStandards(index, { query: StandardQuery.parse({ q, ...parameters }) });

describe('any input', () => {
  it.each([
    ['one character, a thousand times', '水'.repeat(1000)],
    ['a thousand letters', 'a b '.repeat(250)],
    ['query syntax', '"(title:* AND [1 TO 2]) OR -x~2 \\ /re/ {!lucene}'],
    ['control characters', '\u0000\u0007\u200b\ufeff'],
    ['emoji', '👩‍🔬🧪 ISO'],
    ['half a surrogate pair', '\ud800'],
    ['markup', '<script>alert(1)</script>'],
    ['brackets', '(((((((((('],
    ['half a number, a hundred times', 'GB/T '.repeat(100)],
  ])('gets an answer: %s', async (_, q) => {
    const list = await find(q);
    expect(list.total).toBeGreaterThanOrEqual(0);
  });

  it('is answered or refused, never failed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (q) => {
        const list = await find(q, { facets: 'status,ics' });
        expect(list.items.length).toBeLessThanOrEqual(list.total);
      }),
      { numRuns: 40 },
    );
  });

  it('is refused with a reason when it is too long or no value of its parameter', () => {
    expect(StandardQuery.safeParse({ q: 'x'.repeat(5000) }).success).toBe(false);
    expect(StandardQuery.safeParse({ status: 'valid' }).success).toBe(false);
    expect(StandardQuery.safeParse({ asOf: '2026-02-30' }).success).toBe(false);
    expect(StandardQuery.safeParse({ size: '1000' }).success).toBe(false);
  });
});

describe('the projection', () => {
  it('is not harmed by replays and reordering: the newest revision stays', async () => {
    const own = await testIndex();
    const titled = (revision: number) => stored('T/GUIJU 1-2026', { titles: { zh: `第${revision}版标题` } }, revision);
    await own.put(titled(3), titled(1), titled(2), titled(3));
    const list = await searchStandards(own, { query: StandardQuery.parse({ q: 'T/GUIJU 1-2026' }) });
    expect(list.items.map(({ title }) => title.zh)).toEqual(['第3版标题']);
  });
});
