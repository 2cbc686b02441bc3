import type { DynamoDBRecord } from 'aws-lambda';
import { expect, test, vi } from 'vitest';
import { onChanges, once } from '#shared/runtime/records.ts';

const inserted: DynamoDBRecord = {
  eventName: 'INSERT',
  dynamodb: { SequenceNumber: '1', NewImage: { id: { S: 'a' }, revision: { N: '1' } } },
};
const removed: DynamoDBRecord = {
  eventName: 'REMOVE',
  dynamodb: { SequenceNumber: '2', OldImage: { id: { S: 'b' }, tags: { L: [{ S: 'x' }, { NULL: true }] } } },
};

test('a change shows the item as it is and as it was', async () => {
  const seen: unknown[] = [];
  const handler = onChanges(async (changes) => {
    seen.push(...changes);
    return [];
  });
  expect(await handler({ Records: [inserted, removed] })).toEqual({ batchItemFailures: [] });
  expect(seen).toEqual([
    { sequenceNumber: '1', now: { id: 'a', revision: 1 }, before: undefined },
    { sequenceNumber: '2', now: undefined, before: { id: 'b', tags: ['x', null] } },
  ]);
});

test('exactly the changes that failed are reported and logged', async () => {
  const printed = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  const handler = onChanges(async (changes) => changes.filter(({ before }) => before));
  expect(await handler({ Records: [inserted, removed] })).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
  expect(JSON.parse(String(printed.mock.calls[0]?.[0]))).toMatchObject({
    code: 'PROJECTION_FAILED',
    sequenceNumber: '2',
  });
});

test('an event without records is no change', async () => {
  const handler = onChanges(async (changes) => changes);
  expect(await handler({})).toEqual({ batchItemFailures: [] });
});

test('preparing happens once, and again after it failed', async () => {
  let calls = 0;
  const prepare = once(async () => {
    calls += 1;
    if (calls === 1) throw new Error('not yet');
    return calls;
  });
  await expect(prepare()).rejects.toThrow('not yet');
  expect([await prepare(), await prepare(), calls]).toEqual([2, 2, 2]);
});
