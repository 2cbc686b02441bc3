import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { log } from './log.ts';

/** What happened to one item of a table: how it is now, and how it was. */
export interface ItemChange {
  sequenceNumber: string;
  /** Absent when the item was removed. */
  now?: Record<string, unknown>;
  /** Absent when the item is new. */
  before?: Record<string, unknown>;
}

/**
 * Turns a function of changes, which answers those it could not deal with, into a stream handler that reports exactly
 * these, so that a failure is never lost and never holds up its neighbours.
 */
export function onChanges(
  run: (changes: ItemChange[]) => Promise<ItemChange[]>,
): (event: Partial<DynamoDBStreamEvent>) => Promise<DynamoDBBatchResponse> {
  return async ({ Records: records = [] }) => {
    const failed = await run(records.map(readChange));
    for (const { sequenceNumber } of failed) log('PROJECTION_FAILED', { sequenceNumber });
    return { batchItemFailures: failed.map(({ sequenceNumber }) => ({ itemIdentifier: sequenceNumber })) };
  };
}

/** Runs something once in the life of a function, again only after it failed. */
export function once<T>(prepare: () => Promise<T>): () => Promise<T> {
  let prepared: Promise<T> | undefined;
  return () => {
    prepared ??= prepare().catch((error) => {
      prepared = undefined;
      throw error;
    });
    return prepared;
  };
}

function readChange({ dynamodb }: DynamoDBRecord): ItemChange {
  return {
    sequenceNumber: dynamodb?.SequenceNumber ?? '',
    now: readImage(dynamodb?.NewImage),
    before: readImage(dynamodb?.OldImage),
  };
}

type Image = NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];

function readImage(image: Image): Record<string, unknown> | undefined {
  // The two libraries name the same shape twice; binary attributes, which differ, are not used in records.
  return image && unmarshall(image as Parameters<typeof unmarshall>[0]);
}
