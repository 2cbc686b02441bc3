import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { ServiceError } from '../runtime/errors.ts';
import type { CatalogueTable } from '../runtime/table-client.ts';
import { StoredStandard } from './standard.ts';
import { isNew, itemOf, recordEntry, type StandardChange, saveChanges } from './standard-store.ts';

/** Many records at once: written by imports, read by rebuilds. */

/** How many conditional writes are under way at a time; more gain nothing on one engine. */
const writers = 16;
/** DynamoDB Local locks the table for a transaction and gives up on those that wait too long. */
const transactions = 2;

export interface WriteOptions {
  /** Called after each write, so that a progress bar can move. */
  onWritten?: (id: string) => void;
}

/**
 * Adds records under the condition that they are not there yet. Answers the ids that are; everything else is written.
 */
export async function putMany(
  { client, name }: CatalogueTable,
  records: readonly StoredStandard[],
  { onWritten }: WriteOptions = {},
): Promise<string[]> {
  const lost: string[] = [];
  await inParallel(records, writers, async (stored) => {
    try {
      await client.send(new PutCommand({ TableName: name, Item: itemOf(stored), ...isNew }));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      lost.push(stored.id);
    }
    onWritten?.(stored.id);
  });
  return lost;
}

/** Writes next revisions with their events. Answers the ids whose record is not the one that was read. */
export async function updateMany(
  table: CatalogueTable,
  changes: readonly StandardChange[],
  { onWritten }: WriteOptions = {},
): Promise<string[]> {
  const lost: string[] = [];
  await inParallel(changes, transactions, async (change) => {
    try {
      await saveChanges(table, [change]);
    } catch (error) {
      if (!(error instanceof ServiceError && error.code === 'PRECONDITION_FAILED')) throw error;
      lost.push(change.stored.id);
    }
    onWritten?.(change.stored.id);
  });
  return lost;
}

async function inParallel<T>(values: readonly T[], workers: number, run: (value: T) => Promise<void>): Promise<void> {
  const queue = values.values();
  const worker = async () => {
    for (const value of queue) await run(value);
  };
  await Promise.all(Array.from({ length: workers }, worker));
}

/** Whether nothing is stored yet, so that a first import need not compare. */
export async function isEmpty({ client, name }: CatalogueTable): Promise<boolean> {
  const { Count } = await client.send(new ScanCommand({ TableName: name, Limit: 1, Select: 'COUNT' }));
  return Count === 0;
}

export interface Segment {
  segment: number;
  total: number;
}

/** Every record of one segment of the table, a page at a time; all segments together give every record once. */
export async function* scanStandards(
  { client, name }: CatalogueTable,
  { segment, total }: Segment = { segment: 0, total: 1 },
): AsyncGenerator<StoredStandard[]> {
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: name,
        FilterExpression: '#entry = :record',
        ExpressionAttributeNames: { '#entry': 'entry' },
        ExpressionAttributeValues: { ':record': recordEntry },
        Segment: segment,
        TotalSegments: total,
        ExclusiveStartKey: from,
      }),
    );
    yield (page.Items ?? []).map((item) => StoredStandard.parse(item));
    from = page.LastEvaluatedKey;
  } while (from);
}

/** How many records the table holds, counted one by one. */
export async function countStandards({ client, name }: CatalogueTable): Promise<number> {
  let count = 0;
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: name,
        Select: 'COUNT',
        FilterExpression: '#entry = :record',
        ExpressionAttributeNames: { '#entry': 'entry' },
        ExpressionAttributeValues: { ':record': recordEntry },
        ExclusiveStartKey: from,
      }),
    );
    count += page.Count ?? 0;
    from = page.LastEvaluatedKey;
  } while (from);
  return count;
}
