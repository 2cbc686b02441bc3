import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beginsWithNewest, listShelf, type MatterTable, type Page, type Shelf } from './matter-store.ts';

/** Matters of several shelves as of one; a place says the same on each of them. */
export async function listShelves(table: MatterTable, shelves: readonly Shelf[], page: Page) {
  const listed = (await Promise.all(shelves.map((shelf) => listShelf(table, shelf, page)))).flat();
  const direction = shelves.some(beginsWithNewest) ? -1 : 1;
  return listed.sort((a, b) => (a.placed < b.placed ? -direction : direction)).slice(0, page.limit);
}

/** Ids of complaints that were closed before a moment and are not cleared, the oldest first. */
export async function listClosedComplaints(
  { client, name }: MatterTable,
  { before, limit }: { before: string; limit: number },
): Promise<string[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: name,
      IndexName: 'by-shelf',
      KeyConditionExpression: 'shelf = :shelf AND placed < :before',
      ExpressionAttributeValues: { ':shelf': 'closed#complaint' satisfies Shelf, ':before': before },
      Limit: limit,
    }),
  );
  return Items.map(({ id }) => String(id));
}

/** Ids of open feedback by the standard it is about. */
export async function listOpenFeedback({ client, name }: MatterTable): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: name,
        IndexName: 'by-shelf',
        KeyConditionExpression: 'shelf = :shelf',
        ExpressionAttributeValues: { ':shelf': 'open-feedback' satisfies Shelf },
        ExclusiveStartKey,
      }),
    );
    for (const { id, placed } of page.Items ?? []) {
      const standard = String(placed).slice(0, -`#${id}`.length);
      found.set(standard, [...(found.get(standard) ?? []), String(id)]);
    }
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return found;
}
