import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { CatalogueTable } from '../runtime/table-client.ts';
import { StoredStandard } from './standard.ts';
import { isNew, isRevision, itemOf, recordEntry } from './standard-store.ts';

/** Many records at once: written by imports, read by rebuilds. */

/** How many conditional writes are under way at a time; more gain nothing on one engine. */
const writers = 16;

export interface PutManyOptions {
  /** Called after each write, so that a progress bar can move. */
  onWritten?: (id: string) => void;
}

/**
 * Writes records, each under the condition that nobody changed it since it was read: a new one must not exist, revision
 * n must follow n − 1. Answers the ids that lost such a race; everything else is written.
 */
export async function putMany(
  table: CatalogueTable,
  records: Iterable<StoredStandard>,
  { onWritten }: PutManyOptions = {},
): Promise<string[]> {
  const queue = records[Symbol.iterator]();
  const lost: string[] = [];
  const writer = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) {
      if (!(await putIfUnchanged(table, next.value))) lost.push(next.value.id);
      onWritten?.(next.value.id);
    }
  };
  await Promise.all(Array.from({ length: writers }, writer));
  return lost;
}

async function putIfUnchanged({ client, name }: CatalogueTable, stored: StoredStandard): Promise<boolean> {
  const condition = stored.revision === 1 ? isNew : isRevision(stored.revision - 1);
  try {
    await client.send(new PutCommand({ TableName: name, Item: itemOf(stored), ...condition }));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
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
