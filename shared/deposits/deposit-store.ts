import { setTimeout } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { TransactionWrite } from '../log/log-store.ts';
import { cancellationCodes } from '../runtime/cancelled-transaction.ts';
import { listUnder } from '../runtime/list-under.ts';
import { readTogether } from '../runtime/read-together.ts';
import type { Table } from '../runtime/table-client.ts';
import { Deposit } from './deposit.ts';
import { DepositEvent } from './deposit-moves.ts';

/**
 * The table of deposits. Under the id of a deposit stand the deposit and its events; under `active#…` which deposit of a
 * holder and number is active; under `number#…`, `file#…` and `text#…` the deposits that have something in common.
 */
export const depositTable = {
  partitionKey: 'id',
  sortKey: 'part',
  indices: [
    { name: 'by-holder', partitionKey: 'holderId', sortKey: 'declared' },
    { name: 'by-state', partitionKey: 'state', sortKey: 'declared' },
  ],
} as const;
export const depositPart = 'deposit';

export type DepositTable = Table;

/** A deposit with the events that led from its former revision to this one. */
export interface DepositChange {
  deposit: Deposit;
  events: readonly DepositEvent[];
}

const eventPart = (revision: number) => `event#${String(revision).padStart(6, '0')}`;

export async function getDeposit({ client, name }: DepositTable, id: string): Promise<Deposit | undefined> {
  const { Item } = await client.send(
    new GetCommand({ TableName: name, Key: { id, part: depositPart }, ConsistentRead: true }),
  );
  return Item && Deposit.parse(Item);
}

/** Deposits by id in the order asked for; those not held are left out. */
export async function getDeposits(table: DepositTable, ids: readonly string[]): Promise<Deposit[]> {
  const found = await readTogether(
    table,
    ids.map((id) => ({ id, part: depositPart })),
  );
  return found.flatMap((item) => (item ? [Deposit.parse(item)] : []));
}

/** Events of a deposit, oldest first. */
export async function listEvents(table: DepositTable, id: string): Promise<DepositEvent[]> {
  return (await listUnder(table, id, 'event#')).map((item) => DepositEvent.parse(item));
}

/**
 * Writes the next revisions with their events, together with other writes, all or none. False when somebody else moved
 * one of them, or another condition did not hold; an error leaves open whether it was written.
 */
export async function saveDeposits(
  { client, name }: DepositTable,
  changes: readonly DepositChange[],
  others: readonly TransactionWrite[] = [],
): Promise<boolean> {
  const TransactItems = [...changes.flatMap((change) => writesOf(name, change)), ...others];
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems }));
      return true;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      if (!onlyMetAnother(error) || attempt === mostAttempts) return false;
      await setTimeout(Math.random() * 2 ** attempt * 5);
    }
  }
}

const mostAttempts = 5;

/** Nothing was refused: somebody was writing one of the items just then, and may have failed to. */
function onlyMetAnother(error: TransactionCanceledException): boolean {
  const codes = cancellationCodes(error);
  return codes.includes('TransactionConflict') && !codes.includes('ConditionalCheckFailed');
}

function writesOf(TableName: string, { deposit, events }: DepositChange): TransactionWrite[] {
  const before = deposit.revision - events.length;
  const declared = `${deposit.declaredAt}#${deposit.id}`;
  const Item = { ...deposit, part: depositPart, holderId: deposit.holder.organization, declared };
  const follows =
    before === 0
      ? { ConditionExpression: 'attribute_not_exists(id)' }
      : { ConditionExpression: 'revision = :before', ExpressionAttributeValues: { ':before': before } };
  return [
    { Put: { TableName, Item, ...follows } },
    ...events.map((event) => ({
      Put: {
        TableName,
        Item: { ...event, id: event.deposit, part: eventPart(event.revision) },
        ConditionExpression: 'attribute_not_exists(id)',
      },
    })),
  ];
}
