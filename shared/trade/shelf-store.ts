import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type TradeTable, tradeTable } from './trade-table.ts';

interface Walk {
  shelf: string;
  order: 'latest' | 'oldest';
  /** Only places that stand before this one in the alphabet. */
  before?: string;
  limit: number;
}

/** Ids of what lies on a shelf, by their places there; the index follows the table within moments. */
export async function listShelf(
  { client, name }: TradeTable,
  { shelf, order, before, limit }: Walk,
): Promise<{ id: string; place: string }[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: name,
      IndexName: tradeTable.indices[0].name,
      KeyConditionExpression: `shelf = :shelf${before === undefined ? '' : ' AND place < :before'}`,
      ExpressionAttributeValues: { ':shelf': shelf, ...(before !== undefined && { ':before': before }) },
      ScanIndexForward: order === 'oldest',
      Limit: limit,
    }),
  );
  return Items.map(({ id, place }) => ({ id: String(id), place: String(place) }));
}
