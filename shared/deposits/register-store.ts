import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Deposit, DepositState } from './deposit.ts';
import { type DepositTable, depositTable, getDeposits } from './deposit-store.ts';
import { listKin } from './kinship-store.ts';

/** Which deposits are looked through, latest declared first. */
export type Shelf = { holder: string } | { standard: string } | { states: readonly DepositState[] };

/** A deposit with the key that tells where the next page begins. */
export interface Placed {
  deposit: Deposit;
  declared: string;
}

/** The next deposits of a shelf below a key; fewer than asked for only at its end. */
export async function listShelf(
  table: DepositTable,
  shelf: Shelf,
  { below, limit }: { below?: string; limit: number },
): Promise<Placed[]> {
  const ids = await idsOf(table, shelf, below, limit);
  const placed = (await getDeposits(table, ids)).map((deposit) => ({
    deposit,
    declared: `${deposit.declaredAt}#${deposit.id}`,
  }));
  return placed
    .filter(({ declared }) => below === undefined || declared < below)
    .sort((a, b) => (a.declared < b.declared ? 1 : -1))
    .slice(0, limit);
}

async function idsOf(table: DepositTable, shelf: Shelf, below: string | undefined, limit: number): Promise<string[]> {
  if ('standard' in shelf) return listKin(table, 'number', shelf.standard);
  const [byHolder, byState] = depositTable.indices;
  const queries =
    'holder' in shelf
      ? [{ index: byHolder, value: shelf.holder }]
      : shelf.states.map((value) => ({ index: byState, value }));
  const found = await Promise.all(queries.map((query) => listIndex(table, query, below, limit)));
  const latest = found.flat().sort((a, b) => (a.declared < b.declared ? 1 : -1));
  return latest.slice(0, limit).map(({ id }) => id);
}

type Index = (typeof depositTable.indices)[number];

async function listIndex(
  { client, name }: DepositTable,
  { index, value }: { index: Index; value: string },
  below: string | undefined,
  limit: number,
): Promise<{ id: string; declared: string }[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: name,
      IndexName: index.name,
      KeyConditionExpression: `#key = :value${below === undefined ? '' : ' AND declared < :below'}`,
      ExpressionAttributeNames: { '#key': index.partitionKey },
      ExpressionAttributeValues: { ':value': value, ...(below !== undefined && { ':below': below }) },
      ScanIndexForward: false,
      Limit: limit,
    }),
  );
  return Items.map(({ id, declared }) => ({ id: String(id), declared: String(declared) }));
}
