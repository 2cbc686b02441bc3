import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from './table-client.ts';

/** Items in which an attribute has a value. */
export interface ScanFilter {
  attribute: string;
  value: string;
}

const itemsOfSegment = 100;
const segmentsAhead = 4;

/**
 * Every such item of the table once, a segment at a time, none of them empty. DynamoDB Local sorts a whole segment for every page of it and
 * reads all that is left of it: segments of a page or less keep that short, and are as good on DynamoDB itself.
 */
export async function* scanTable(table: Table, filter: ScanFilter): AsyncGenerator<Record<string, unknown>[]> {
  const total = Math.ceil((await itemCount(table)) / itemsOfSegment) || 1;
  const ahead: Promise<Record<string, unknown>[]>[] = [];
  for (let segment = 0; segment < total || ahead.length > 0; segment += 1) {
    if (segment < total) {
      const read = scanSegment(table, filter, { segment, total });
      // A failure is met where its turn comes, not where it happens.
      read.catch(() => undefined);
      ahead.push(read);
    }
    if (segment < segmentsAhead && segment < total) continue;
    const items = (await ahead.shift()) ?? [];
    if (items.length > 0) yield items;
  }
}

/** As DynamoDB counted at its last look. */
async function itemCount({ client, name }: Table): Promise<number> {
  const { Table: described } = await client.send(new DescribeTableCommand({ TableName: name }));
  return described?.ItemCount ?? 0;
}

async function scanSegment(
  { client, name }: Table,
  { attribute, value }: ScanFilter,
  { segment, total }: { segment: number; total: number },
): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: name,
        FilterExpression: '#attribute = :value',
        ExpressionAttributeNames: { '#attribute': attribute },
        ExpressionAttributeValues: { ':value': value },
        Segment: segment,
        TotalSegments: total,
        ExclusiveStartKey: from,
      }),
    );
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from);
  return items;
}
