import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DeleteCommand, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Deposit } from './deposit.ts';
import { type DepositTable, depositTable } from './deposit-store.ts';
import { Fixity } from './fixity.ts';

/** Checks stand beside the deposit, because they are no events of it, and share the index by state for the sake of their order. */
const part = 'fixity';
const shelf = 'fixity';

const rowOf = (id: string, { checkedAt, ok, wholeAt }: Fixity) => ({
  id,
  part,
  state: shelf,
  declared: `${checkedAt}#${id}`,
  checkedAt,
  ok,
  wholeAt,
});

/** The first check is the sealing itself, which hashed the file. */
export function firstCheck({ name: TableName }: DepositTable, { id }: Deposit, checkedAt: string) {
  return { Put: { TableName, Item: rowOf(id, { checkedAt, ok: true, wholeAt: checkedAt }) } };
}

/** Enters the sealing as the first check of a deposit that has none; no change when it has. */
export async function addFirstCheck(table: DepositTable, deposit: Deposit): Promise<void> {
  if (!deposit.statement) return;
  const { Put } = firstCheck(table, deposit, deposit.statement.sealedAt);
  const put = new PutCommand({ ...Put, ConditionExpression: 'attribute_not_exists(id)' });
  await table.client.send(put).catch((error) => {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  });
}

/** How far all deposits have been looked through for those without a check. */
const bookmark = { id: shelf, part: 'bookmark' };

export async function getBookmark({ client, name }: DepositTable): Promise<string | undefined> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: bookmark, ConsistentRead: true }));
  return Item && String(Item.beyond);
}

/** Nothing in the place of a key begins anew. */
export async function moveBookmark(
  { client, name: TableName }: DepositTable,
  beyond: string | undefined,
): Promise<void> {
  if (beyond === undefined) await client.send(new DeleteCommand({ TableName, Key: bookmark }));
  else await client.send(new PutCommand({ TableName, Item: { ...bookmark, beyond } }));
}

/** Ids of the deposits that were checked before an instant, those first whose check is oldest. */
export async function listUnchecked(
  { client, name }: DepositTable,
  { before, limit }: { before: string; limit: number },
): Promise<string[]> {
  const [, byState] = depositTable.indices;
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: name,
      IndexName: byState.name,
      KeyConditionExpression: '#state = :shelf AND declared < :before',
      ExpressionAttributeNames: { '#state': byState.partitionKey },
      ExpressionAttributeValues: { ':shelf': shelf, ':before': before },
      Limit: limit,
    }),
  );
  return Items.map(({ id }) => String(id));
}

/** Records a check that follows on an earlier one; no change when there has been another one since. */
export async function recordCheck(
  { client, name: TableName }: DepositTable,
  id: string,
  { after, found }: { after: Fixity; found: Pick<Fixity, 'checkedAt' | 'ok'> },
): Promise<void> {
  const put = new PutCommand({
    TableName,
    Item: rowOf(id, { ...found, wholeAt: found.ok ? found.checkedAt : after.wholeAt }),
    ConditionExpression: 'checkedAt = :after',
    ExpressionAttributeValues: { ':after': after.checkedAt },
  });
  await client.send(put).catch((error) => {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  });
}

/** The last checks by deposit, at most a hundred; those that were never sealed have none. */
export async function getChecks({ client, name }: DepositTable, ids: readonly string[]): Promise<Map<string, Fixity>> {
  const found = new Map<string, Fixity>();
  let keys: Record<string, unknown>[] = [...new Set(ids)].map((id) => ({ id, part }));
  while (keys.length > 0) {
    const answer = await client.send(new BatchGetCommand({ RequestItems: { [name]: { Keys: keys } } }));
    for (const item of answer.Responses?.[name] ?? []) found.set(String(item.id), Fixity.parse(item));
    keys = answer.UnprocessedKeys?.[name]?.Keys ?? [];
  }
  return found;
}
