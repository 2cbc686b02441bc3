import type { _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';
import { expect, test } from 'vitest';
import { toQueuedRecord } from '#infra/local/stream-record.ts';

const arn = 'arn:aws:dynamodb:ddblocal:000000000000:table/made/stream/1';

/** The client hands on a record of DynamoDB Local as it came, and its type knows no value without a type. */
const streamed = (image: object) =>
  ({ eventName: 'MODIFY', dynamodb: { SequenceNumber: '3', SizeBytes: 30, NewImage: image } }) as StreamRecord;

test('an empty map, which the local engine tells without a type, is a map again however deep it stands', () => {
  const image = {
    id: { S: 'a' },
    empty: {},
    said: { M: { title: {}, note: { S: 'x' }, ics: { L: [] } } },
    list: { L: [{}, { S: '' }] },
  };
  expect(toQueuedRecord(streamed(image), arn).event.dynamodb?.NewImage).toEqual({
    id: { S: 'a' },
    empty: { M: {} },
    said: { M: { title: { M: {} }, note: { S: 'x' }, ics: { L: [] } } },
    list: { L: [{ M: {} }, { S: '' }] },
  });
});

test('binary comes as base64 and times in seconds, as an event has them', () => {
  const record = streamed({ id: { S: 'a' }, one: { B: Buffer.from('ab') }, two: { BS: [Buffer.from('c')] } });
  record.dynamodb = { ...record.dynamodb, ApproximateCreationDateTime: new Date('2026-11-25T00:00:00.900Z') };
  const { sequenceNumber, writtenAt, bytes, event } = toQueuedRecord(record, arn);
  expect({ sequenceNumber, writtenAt, bytes }).toEqual({ sequenceNumber: '3', writtenAt: 1795564800, bytes: 30 });
  expect(event).toMatchObject({ eventName: 'MODIFY', eventSourceARN: arn });
  expect(event.dynamodb?.NewImage).toEqual({ id: { S: 'a' }, one: { B: 'YWI=' }, two: { BS: ['Yw=='] } });
});
