import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoff, type RetryPolicy, readOutcome, runBatch, type Sequenced } from '#infra/local/stream-batch.ts';

const now = 1_800_000_000_000;
const patient: RetryPolicy = { retryAttempts: 2, bisect: true, maximumAgeSeconds: 3600 };

interface Told {
  calls: string[];
  dead: string[];
  reached: string[];
  waits: number[];
}

function record(sequenceNumber: string, ageSeconds = 0): Sequenced {
  return { sequenceNumber, writtenAt: now / 1000 - ageSeconds };
}

/** Runs a batch of one-letter records against a handler and tells all that happened. */
async function run(
  letters: string,
  policy: RetryPolicy,
  handler: (letters: string, call: number) => unknown,
  records: Sequenced[] = [...letters].map((letter) => record(letter)),
): Promise<Told> {
  const told: Told = { calls: [], dead: [], reached: [], waits: [] };
  const spell = (piece: Sequenced[]) => piece.map(({ sequenceNumber }) => sequenceNumber).join('');
  await runBatch(records, {
    policy,
    call: async (piece) => handler(spell(piece), told.calls.push(spell(piece))),
    bury: async (piece, reason) => void told.dead.push(`${spell(piece)} ${reason}`),
    advance: async ({ sequenceNumber }) => void told.reached.push(sequenceNumber),
    wait: async (milliseconds) => void (milliseconds > 0 && told.waits.push(milliseconds)),
    now: () => now,
  });
  return told;
}

const poison = (bad: string) => (letters: string) => {
  if (letters.includes(bad)) throw new Error(`cannot read ${bad}`);
};

const firstFailure = (bad: string) => (letters: string) => ({
  batchItemFailures: [...letters].filter((letter) => letter === bad).map((itemIdentifier) => ({ itemIdentifier })),
});

test('a batch that succeeds is called once', async () => {
  expect(await run('abcd', patient, () => undefined)).toEqual({ calls: ['abcd'], dead: [], reached: ['d'], waits: [] });
});

test('an error that passes is retried until it is gone', async () => {
  const told = await run('ab', { ...patient, bisect: false }, (_letters, call) => {
    if (call < 3) throw new Error('not yet');
  });
  expect(told).toEqual({ calls: ['ab', 'ab', 'ab'], dead: [], reached: ['b'], waits: [100, 200] });
});

test('without bisecting a poisoned record takes its batch along', async () => {
  const told = await run('abcd', { ...patient, bisect: false }, poison('c'));
  expect(told.calls).toEqual(['abcd', 'abcd', 'abcd']);
  expect(told.dead).toEqual(['abcd RetryAttemptsExhausted']);
});

test('bisecting gives up the poisoned record alone, in order, and splitting costs no retry', async () => {
  const told = await run('abcd', patient, poison('c'));
  expect(told.calls).toEqual(['abcd', 'ab', 'cd', 'c', 'c', 'c', 'd']);
  expect(told.dead).toEqual(['c RetryAttemptsExhausted']);
  expect(told.reached).toEqual(['b', 'c', 'd']);
  expect(told.waits).toEqual([100, 200]);
});

test('a partial failure goes on from the first failed record', async () => {
  const told = await run('abcd', patient, firstFailure('c'));
  expect(told.calls).toEqual(['abcd', 'cd', 'c', 'c', 'c', 'd']);
  expect(told.dead).toEqual(['c RetryAttemptsExhausted']);
  expect(told.reached.at(-1)).toBe('d');
});

test('a partial failure without bisecting counts its retries and keeps the rest together', async () => {
  const told = await run('abcd', { ...patient, bisect: false }, firstFailure('c'));
  expect(told.calls).toEqual(['abcd', 'cd', 'cd']);
  expect(told.dead).toEqual(['cd RetryAttemptsExhausted']);
});

test('records that are too old are given up without a call', async () => {
  const records = [record('a', 7200), record('b', 7200), record('c', 10)];
  const told = await run('', patient, () => undefined, records);
  expect(told.calls).toEqual(['c']);
  expect(told.dead).toEqual(['ab RecordAgeExceeded']);
});

test.each([
  ['nothing', undefined, { kind: 'done' }],
  ['null', null, { kind: 'done' }],
  ['an empty object', {}, { kind: 'done' }],
  ['a null list', { batchItemFailures: null }, { kind: 'done' }],
  ['an empty list', { batchItemFailures: [] }, { kind: 'done' }],
  ['the lowest of several', fails('c', 'b'), { kind: 'partial', from: 1 }],
  ['the first record', fails('a'), { kind: 'failed' }],
  ['an unknown record', fails('c', 'x'), { kind: 'failed' }],
  ['an empty identifier', fails(''), { kind: 'failed' }],
  ['an entry without identifier', { batchItemFailures: [{}] }, { kind: 'failed' }],
  ['a list that is none', { batchItemFailures: 'c' }, { kind: 'failed' }],
])('a function that returns %s', (_what, result, outcome) => {
  expect(
    readOutcome(
      result,
      ['a', 'b', 'c'].map((letter) => record(letter)),
    ),
  ).toEqual(outcome);
});

test('waiting doubles and ends at ten seconds', () => {
  expect([0, 1, 2, 3, 8, 30].map(backoff)).toEqual([0, 100, 200, 400, 10_000, 10_000]);
});

test('whatever is poisoned, every other record is called in order and only the poisoned ones are given up', async () => {
  const letters = fc.uniqueArray(fc.constantFrom(...'abcdefghijklmnop'), { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(letters, fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }), async (batch, fates) => {
      const bad = new Set(batch.filter((_letter, index) => fates[index]));
      const good: string[] = [];
      const told = await run(batch.join(''), patient, (piece) => {
        if ([...piece].some((letter) => bad.has(letter))) throw new Error('poison');
        good.push(...piece);
      });
      expect(good).toEqual(batch.filter((letter) => !bad.has(letter)));
      expect(told.dead.map((line) => line.split(' ')[0])).toEqual([...bad]);
      expect(told.reached.at(-1)).toBe(batch.at(-1));
    }),
  );
});

function fails(...identifiers: string[]) {
  return { batchItemFailures: identifiers.map((itemIdentifier) => ({ itemIdentifier })) };
}
