import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { TransactionWrite } from '../log/log-store.ts';
import type { Deposit } from './deposit.ts';
import type { DepositTable } from './deposit-store.ts';
import { landmarksOf } from './sketch.ts';

/** What deposits may have in common: number, file, passages of the text, an organization that they are offered to. */
export type Kinship = 'number' | 'file' | 'text' | 'offered';

function keysOf(deposit: Deposit): string[] {
  const { standard, file, sketch = [] } = deposit;
  return [`number#${standard}`, `file#${file.sha256}`, ...landmarksOf(sketch).map((landmark) => `text#${landmark}`)];
}

/** Rows by which others find a sealed deposit; writing them twice changes nothing. */
export function kinshipWrites({ name: TableName }: DepositTable, deposit: Deposit): TransactionWrite[] {
  return keysOf(deposit).map((id) => ({ Put: { TableName, Item: { id, part: deposit.id } } }));
}

/** Lets an organization find what is offered to it. */
export function offerWrite({ name: TableName }: DepositTable, { id }: Deposit, to: string): TransactionWrite {
  return { Put: { TableName, Item: { id: `offered#${to}`, part: id } } };
}

/** Ends an offer. */
export function endOffer({ name: TableName }: DepositTable, { id }: Deposit, to: string): TransactionWrite {
  return { Delete: { TableName, Key: { id: `offered#${to}`, part: id } } };
}

/** Ids of deposits that have this in common, as of now; at most a hundred. */
export async function listKin({ client, name }: DepositTable, kinship: Kinship, value: string): Promise<string[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: name,
      ConsistentRead: true,
      KeyConditionExpression: 'id = :id',
      ExpressionAttributeValues: { ':id': `${kinship}#${value}` },
      Limit: 100,
    }),
  );
  return Items.map(({ part }) => String(part));
}

const activeKey = (organization: string, standard: string) => ({
  id: `active#${organization}#${standard}`,
  part: 'active',
});

/** Claims the place of the one active deposit of holder and number; of an earlier version it takes it over. */
export function claimPlace({ name: TableName }: DepositTable, deposit: Deposit, from?: Deposit): TransactionWrite {
  const Item = { ...activeKey(deposit.holder.organization, deposit.standard), deposit: deposit.id };
  if (!from) return { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(id)' } };
  return {
    Put: {
      TableName,
      Item,
      ConditionExpression: 'deposit = :before',
      ExpressionAttributeValues: { ':before': from.id },
    },
  };
}

/** Gives the place up. */
export function leavePlace({ name: TableName }: DepositTable, deposit: Deposit): TransactionWrite {
  return {
    Delete: {
      TableName,
      Key: activeKey(deposit.holder.organization, deposit.standard),
      ConditionExpression: 'deposit = :before',
      ExpressionAttributeValues: { ':before': deposit.id },
    },
  };
}
