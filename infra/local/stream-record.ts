import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord, StreamRecord as EventImage, AttributeValue as EventValue } from 'aws-lambda';
import type { Sequenced } from './stream-batch.ts';

/** A record with what the retry rules need beside the form in which Lambda hands it to a function. */
export interface QueuedRecord extends Sequenced {
  event: DynamoDBRecord;
  bytes: number;
}

type Image = Record<string, AttributeValue>;
type EventImageMap = NonNullable<EventImage['NewImage']>;

/** Puts a record of the Streams API into the form of a Lambda event: binary as base64, times in seconds. */
export function toQueuedRecord(record: StreamRecord, eventSourceARN: string): QueuedRecord {
  const { dynamodb } = record;
  const writtenAt = Math.floor((dynamodb?.ApproximateCreationDateTime?.getTime() ?? Date.now()) / 1000);
  const sequenceNumber = dynamodb?.SequenceNumber ?? '';
  return {
    sequenceNumber,
    writtenAt,
    bytes: dynamodb?.SizeBytes ?? 0,
    event: {
      eventID: record.eventID,
      eventName: record.eventName,
      eventVersion: record.eventVersion,
      eventSource: record.eventSource,
      awsRegion: record.awsRegion,
      eventSourceARN,
      dynamodb: {
        ApproximateCreationDateTime: writtenAt,
        Keys: image(dynamodb?.Keys),
        NewImage: image(dynamodb?.NewImage),
        OldImage: image(dynamodb?.OldImage),
        SequenceNumber: sequenceNumber,
        SizeBytes: dynamodb?.SizeBytes,
        StreamViewType: dynamodb?.StreamViewType,
      },
    },
  };
}

function image(values: Image | undefined): EventImageMap | undefined {
  return values && (mapValues(values) as EventImageMap);
}

function mapValues(values: Image): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const name in values) result[name] = plain(values[name] as AttributeValue);
  return result;
}

function plain(value: AttributeValue): EventValue | Record<string, unknown> {
  // DynamoDB Local streams an empty map as a value without a type; it keeps the type of every other empty value.
  if (Object.keys(value).length === 0) return { M: {} };
  if (value.B) return { B: Buffer.from(value.B).toString('base64') };
  if (value.BS) return { BS: value.BS.map((bytes) => Buffer.from(bytes).toString('base64')) };
  if (value.M) return { M: mapValues(value.M) };
  if (value.L) return { L: value.L.map(plain) };
  return value as EventValue;
}
