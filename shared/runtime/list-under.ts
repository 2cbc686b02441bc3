import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from './table-client.ts';

/** Every item under an id whose part begins so, in the order of their parts, as of now. */
export async function listUnder(
  { client, name: TableName }: Table,
  id: string,
  prefix: string,
): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName,
        ConsistentRead: true,
        KeyConditionExpression: 'id = :id AND begins_with(part, :prefix)',
        ExpressionAttributeValues: { ':id': id, ':prefix': prefix },
        ExclusiveStartKey: from,
      }),
    );
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from);
  return items;
}
