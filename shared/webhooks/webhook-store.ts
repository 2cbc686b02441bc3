import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Table } from '../runtime/table-client.ts';

/**
 * The table of webhooks. Under `event#…` what happened; under `endpoint#…` an endpoint and what was sent to it; under
 * `organization#…` which endpoints belong to it. What is still to be done has a queue and the instant when it is due.
 */
export const webhookTable = {
  partitionKey: 'id',
  sortKey: 'part',
  expiry: 'expires',
  indices: [{ name: 'by-due', partitionKey: 'queue', sortKey: 'dueAt' }],
} as const;

export type WebhookTable = Table;

/** Events that are to be spread, and deliveries that are to be tried. */
export type Queue = 'events' | 'deliveries';

/** Days for which events may be sent again and the log of deliveries is kept. */
const keptDays = 30;

export function expiryOf(at: string): number {
  return Math.floor(Date.parse(at) / 1000) + keptDays * 86_400;
}

const Key = z.object({ id: z.string(), part: z.string() });

/** Keys of what is due, the longest waiting first. */
export async function listDue(
  { client, name }: WebhookTable,
  queue: Queue,
  now: string,
  limit: number,
): Promise<z.infer<typeof Key>[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: name,
      IndexName: webhookTable.indices[0].name,
      KeyConditionExpression: 'queue = :queue AND dueAt <= :now',
      ExpressionAttributeValues: { ':queue': queue, ':now': now },
      Limit: limit,
    }),
  );
  return Items.map((item) => Key.parse(item));
}
