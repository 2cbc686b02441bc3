import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { chainTransfers, type Entry, emptyFold, emptyHead, foldEntries } from '#shared/ledger/journal.ts';
import { move } from './books.ts';

const at = '2026-11-25T08:00:00.000Z';
const transfers = [
  { id: 't1', legs: move('external:bank', '客户甲', 500) },
  { id: 't2', legs: move('客户甲', 'b', 200) },
];
const batch = chainTransfers(emptyHead, transfers, new Map(), at);

describe('a batch', () => {
  test('numbers its entries in the journal and in their accounts', () => {
    expect(batch.entries.map(({ sequence, account, accountSequence }) => [sequence, account, accountSequence])).toEqual(
      [
        [1, 'external:bank', 1],
        [2, '客户甲', 1],
        [3, '客户甲', 2],
        [4, 'b', 1],
      ],
    );
    expect(batch.head).toMatchObject({ revision: 1, size: 4, at });
  });

  test('hashes each entry after the one before', () => {
    const first = createHash('sha256').update('GENESIS|t1|external:bank|DEBIT|500|CNY|1').digest('hex');
    const second = createHash('sha256').update(`${first}|t1|客户甲|CREDIT|500|CNY|2`).digest('hex');
    expect(batch.entries.map(({ hash }) => hash).slice(0, 2)).toEqual([first, second]);
  });

  test('leaves balances by currency', () => {
    const euros = [{ id: 't3', legs: move('b', '客户甲', 7, { currency: 'EUR', mayOverdraw: true }) }];
    const { standings } = chainTransfers(batch.head, euros, batch.standings, at);
    expect(standings.get('客户甲')).toEqual({ entries: 3, balances: { CNY: 300, EUR: 7 } });
    expect(standings.get('b')).toEqual({ entries: 2, balances: { CNY: 200, EUR: -7 } });
  });

  test('is never booked before the last one, whatever the clock says', () => {
    expect(chainTransfers(batch.head, transfers, batch.standings, '2026-11-24T00:00:00.000Z').head.at).toBe(at);
  });

  test('stops rather than leaving the exact integers', () => {
    const rich = new Map([['b', { entries: 1, balances: { CNY: Number.MAX_SAFE_INTEGER } }]]);
    expect(() => chainTransfers(emptyHead, [{ id: 't', legs: move('a', 'b', 1) }], rich, at)).toThrow(RangeError);
  });
});

describe('a fold', () => {
  test('in any pieces gives the standings of the batch and finds the chain whole', () => {
    const fold = emptyFold();
    for (const entry of batch.entries) foldEntries(fold, [entry]);
    expect(fold.brokenAt).toBeUndefined();
    expect(fold.standings).toEqual(batch.standings);
    expect(fold.head).toEqual({ size: 4, hash: batch.head.hash });
  });

  const changes: [keyof Entry, unknown][] = [
    ['amount', 201],
    ['account', 'c'],
    ['transferId', 't1'],
    ['side', 'CREDIT'],
    ['currency', 'USD'],
    ['accountSequence', 3],
    ['previousHash', 'GENESIS'],
    ['hash', '0'.repeat(64)],
  ];

  test.each(changes)('sees that the %s of the third entry was changed', (field, value) => {
    const fold = emptyFold();
    foldEntries(
      fold,
      batch.entries.map((entry, n) => (n === 2 ? { ...entry, [field]: value } : entry)),
    );
    expect(fold.brokenAt).toBe(3);
  });

  test.each([
    ['missing', [0, 1, 3], 4],
    ['doubled', [0, 1, 1, 2, 3], 2],
    ['swapped', [0, 2, 1, 3], 3],
  ])('sees that an entry is %s', (_what, places, brokenAt) => {
    const fold = emptyFold();
    foldEntries(
      fold,
      places.flatMap((place) => batch.entries[place] ?? []),
    );
    expect(fold.brokenAt).toBe(brokenAt);
  });
});
