import { ExecuteStatementCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
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
export function listKin(table: DepositTable, kinship: Kinship, value: string): Promise<string[]> {
  return listPartition(table, `${kinship}#${value}`);
}

async function listPartition({ client, name }: DepositTable, id: string): Promise<string[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: name,
      ConsistentRead: true,
      KeyConditionExpression: 'id = :id',
      ExpressionAttributeValues: { ':id': id },
      Limit: 100,
    }),
  );
  return Items.map(({ part }) => String(part));
}

const KinshipRow = z.object({ id: z.string(), part: z.string() });
/** Ten partitions are read at once up to so many rows together, and one by one beyond. */
const mostRows = 1000;

/**
 * Ids of the others that have number, file or passages in common with a sealed deposit, as of now, those with the most passages
 * first; where they are very many, of a hundred for each passage.
 */
export async function listAllKin(
  table: DepositTable,
  deposit: Deposit,
): Promise<Record<'number' | 'file' | 'text', string[]>> {
  const keys = keysOf(deposit);
  const { Items = [], NextToken } = await table.client.send(
    new ExecuteStatementCommand({
      Statement: `SELECT id, part FROM "${table.name}" WHERE id IN [${keys.map(() => '?')}]`,
      Parameters: keys,
      ConsistentRead: true,
      Limit: mostRows,
    }),
  );
  const rows = NextToken ? await listEach(table, keys) : Items.map((item) => KinshipRow.parse(item));
  const idsOf = (kinship: Kinship) =>
    mostCommonFirst(rows.filter(({ id, part }) => id.startsWith(`${kinship}#`) && part !== deposit.id));
  return { number: idsOf('number'), file: idsOf('file'), text: idsOf('text') };
}

function mostCommonFirst(rows: readonly z.infer<typeof KinshipRow>[]): string[] {
  const counts = new Map<string, number>();
  for (const { part } of rows) counts.set(part, (counts.get(part) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).map(([id]) => id);
}

async function listEach(table: DepositTable, keys: readonly string[]): Promise<z.infer<typeof KinshipRow>[]> {
  const lists = keys.map(async (id) => (await listPartition(table, id)).map((part) => ({ id, part })));
  return (await Promise.all(lists)).flat();
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
