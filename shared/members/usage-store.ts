import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { MemberTable } from './member-store.ts';
import { DayOfUse } from './usage.ts';

interface Counted {
  /** Whose calls: `key#…` or `address#…`. */
  who: string;
  now: Date;
  /** Calls in a window, and its seconds. */
  quota: number;
  window: number;
  /** Days for which the count is kept. */
  days: number;
}

/**
 * Counts one call in fixed windows and by the day, in one item that nobody else writes: one write a call, two for the first
 * of a window. Answers how many calls the window has seen, or undefined when this one was over the quota and not counted.
 */
export async function countCall(table: MemberTable, counted: Counted): Promise<number | undefined> {
  // Of several that find the window new one begins it; the others are counted in it.
  for (const place of ['in window', 'new window', 'in window'] as const) {
    const seen = await addCall(table, counted, place);
    if (seen !== undefined) return seen;
  }
  return undefined;
}

async function addCall(
  { client, name }: MemberTable,
  { who, now, quota, window, days }: Counted,
  place: 'in window' | 'new window',
): Promise<number | undefined> {
  const seconds = Math.floor(now.getTime() / 1000);
  const continues = place === 'in window';
  const update = new UpdateCommand({
    TableName: name,
    Key: { id: `usage#${who}`, part: now.toISOString().slice(0, 10) },
    UpdateExpression: `SET ${continues ? 'seen = seen + :one' : '#window = :window, seen = :one'}, lastAt = :at, expires = :expires ADD requests :one`,
    // A clock that is a little slow counts in the window that others have begun.
    ConditionExpression: continues
      ? '#window >= :window AND seen < :quota'
      : 'attribute_not_exists(#window) OR #window < :window',
    ExpressionAttributeNames: { '#window': 'window' },
    ExpressionAttributeValues: {
      ':window': Math.floor(seconds / window),
      ':one': 1,
      ':at': now.toISOString(),
      ':expires': seconds + days * 86_400,
      ...(continues && { ':quota': quota }),
    },
    ReturnValues: 'UPDATED_NEW',
  });
  try {
    return Number((await client.send(update)).Attributes?.seen);
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

/** Days on which there were calls, newest first. */
export async function listDays({ client, name }: MemberTable, who: string, limit: number): Promise<DayOfUse[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: name,
      KeyConditionExpression: 'id = :id',
      ExpressionAttributeValues: { ':id': `usage#${who}` },
      ScanIndexForward: false,
      Limit: limit,
    }),
  );
  return Items.map((item) => DayOfUse.parse({ ...item, day: item.part }));
}
