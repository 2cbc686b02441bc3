import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { TransactionWrite } from '../log/log-store.ts';
import type { Deposit } from './deposit.ts';
import { type DepositTable, depositTable } from './deposit-store.ts';
import { Fixity } from './fixity.ts';

/** Checks stand beside the deposit, because they are no events of it, and share the index by state for the sake of their order. */
const part = 'fixity';
const shelf = 'fixity';
const placeOf = (checkedAt: string, id: string) => `${checkedAt}#${id}`;

/** The first check is the sealing itself, which hashed the file. */
export function firstCheck({ name: TableName }: DepositTable, { id }: Deposit, checkedAt: string): TransactionWrite {
  const Item = { id, part, state: shelf, declared: placeOf(checkedAt, id), checkedAt, ok: true };
  return { Put: { TableName, Item } };
}

/** Ids of the deposits that were checked before an instant, those first whose check is oldest. */
export async function listUnchecked(
  { client, name }: DepositTable,
  { before, limit }: { before: string; limit: number },
): Promise<{ id: string; checkedAt: string }[]> {
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
  return Items.map(({ id, declared }) => ({ id: String(id), checkedAt: String(declared).split('#')[0] ?? '' }));
}

/** Records a check that follows on the one of an instant; no change when there has been another one since. */
export async function recordCheck(
  { client, name }: DepositTable,
  { id, after, checkedAt, ok }: Fixity & { id: string; after: string },
): Promise<void> {
  const update = new UpdateCommand({
    TableName: name,
    Key: { id, part },
    UpdateExpression: 'SET checkedAt = :at, ok = :ok, declared = :place',
    ConditionExpression: 'checkedAt = :after',
    ExpressionAttributeValues: { ':at': checkedAt, ':ok': ok, ':place': placeOf(checkedAt, id), ':after': after },
  });
  await client.send(update).catch((error) => {
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
