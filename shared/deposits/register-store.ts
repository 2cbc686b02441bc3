import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { countItems } from '../runtime/count-items.ts';
import type { Deposit, DepositState } from './deposit.ts';
import { type DepositTable, depositTable, getDeposits } from './deposit-store.ts';
import { listKin } from './kinship-store.ts';

/** Which deposits are looked through. */
export type Shelf =
  | { holders: readonly string[] }
  | { standard: string }
  | { offeredTo: string }
  | { states: readonly DepositState[] };

/** From which end, by the instant of the declaration. */
export type ShelfOrder = 'latest' | 'oldest';

/** A deposit with the key that tells where the next page begins. */
export interface Placed {
  deposit: Deposit;
  declared: string;
}

interface Walk {
  order: ShelfOrder;
  /** Key of the last one that was seen. */
  beyond?: string;
  limit: number;
}

/** The next deposits of a shelf beyond a key; fewer than asked for only at its end. */
export async function listShelf(table: DepositTable, shelf: Shelf, walk: Walk): Promise<Placed[]> {
  const placed = (await getDeposits(table, await idsOf(table, shelf, walk))).map((deposit) => ({
    deposit,
    declared: `${deposit.declaredAt}#${deposit.id}`,
  }));
  return inOrder(placed, walk);
}

function inOrder<T extends { declared: string }>(items: readonly T[], { order, beyond, limit }: Walk): T[] {
  const sign = order === 'latest' ? -1 : 1;
  const compare = (a: string, b: string) => (a < b ? -sign : sign);
  return items
    .filter(({ declared }) => beyond === undefined || (declared !== beyond && compare(beyond, declared) < 0))
    .sort((a, b) => compare(a.declared, b.declared))
    .slice(0, limit);
}

async function idsOf(table: DepositTable, shelf: Shelf, walk: Walk): Promise<string[]> {
  if ('standard' in shelf) return listKin(table, 'number', shelf.standard);
  if ('offeredTo' in shelf) return listKin(table, 'offered', shelf.offeredTo);
  const [byHolder, byState] = depositTable.indices;
  const queries =
    'holders' in shelf
      ? shelf.holders.map((value) => ({ index: byHolder, value }))
      : shelf.states.map((value) => ({ index: byState, value }));
  const found = await Promise.all(queries.map((query) => listIndex(table, query, walk)));
  return inOrder(found.flat(), walk).map(({ id }) => id);
}

type Index = (typeof depositTable.indices)[number];

async function listIndex(
  { client, name }: DepositTable,
  { index, value }: { index: Index; value: string },
  { order, beyond, limit }: Walk,
): Promise<{ id: string; declared: string }[]> {
  const side = order === 'latest' ? '<' : '>';
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: name,
      IndexName: index.name,
      KeyConditionExpression: `#key = :value${beyond === undefined ? '' : ` AND declared ${side} :beyond`}`,
      ExpressionAttributeNames: { '#key': index.partitionKey },
      ExpressionAttributeValues: { ':value': value, ...(beyond !== undefined && { ':beyond': beyond }) },
      ScanIndexForward: order === 'oldest',
      Limit: limit,
    }),
  );
  return Items.map(({ id, declared }) => ({ id: String(id), declared: String(declared) }));
}

/** How many deposits are in a state, as the index has them. */
export function countState(table: DepositTable, state: DepositState): Promise<number> {
  const [, { name: IndexName, partitionKey }] = depositTable.indices;
  return countItems(table, {
    IndexName,
    KeyConditionExpression: '#key = :state',
    ExpressionAttributeNames: { '#key': partitionKey },
    ExpressionAttributeValues: { ':state': state },
  });
}
