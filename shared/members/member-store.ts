import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../runtime/table-client.ts';

/**
 * The table of members. Under `organization#…` stand the organization, its members, invitations and events; under
 * `person#…` the memberships and keys of a person; under `key#…` what a key opens; under `usage#…` what was asked.
 */
export const memberTable = {
  partitionKey: 'id',
  sortKey: 'part',
  expiry: 'expires',
  indices: [{ name: 'by-wait', partitionKey: 'waits', sortKey: 'waitsSince' }],
} as const;

export type MemberTable = Table;

export interface MemberKey {
  id: string;
  part: string;
}

/** One item to write; what it adds must not exist, what it replaces or removes must be as `when` says. */
export type MemberWrite =
  | { add: MemberKey & Record<string, unknown> }
  | { put: MemberKey & Record<string, unknown>; when?: { field: string; is: unknown } }
  | { remove: MemberKey };

/** Writes all or nothing: false when a condition failed or somebody was writing the same items. */
export async function commitMembers({ client, name }: MemberTable, writes: readonly MemberWrite[]): Promise<boolean> {
  try {
    await client.send(new TransactWriteCommand({ TransactItems: writes.map((write) => transactionItem(name, write)) }));
    return true;
  } catch (error) {
    if (error instanceof TransactionCanceledException) return false;
    throw error;
  }
}

function transactionItem(TableName: string, write: MemberWrite) {
  if ('add' in write) {
    return { Put: { TableName, Item: write.add, ConditionExpression: 'attribute_not_exists(id)' } };
  }
  if ('remove' in write) {
    return { Delete: { TableName, Key: write.remove, ConditionExpression: 'attribute_exists(id)' } };
  }
  const { put: Item, when } = write;
  if (!when) return { Put: { TableName, Item } };
  return {
    Put: {
      TableName,
      Item,
      ConditionExpression: '#field = :is',
      ExpressionAttributeNames: { '#field': when.field },
      ExpressionAttributeValues: { ':is': when.is },
    },
  };
}
