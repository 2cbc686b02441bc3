import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Holder } from './deposit.ts';
import type { DepositTable } from './deposit-store.ts';

/** All holders stand in one partition, which stays small: one row for each organization that ever deposited. */
const directory = 'holders';
const most = 20;

/** What this process has entered already; entering it again would change nothing. */
const entered = new WeakMap<DynamoDBDocumentClient, Set<string>>();

/**
 * Enters a holder in the directory. Not in the transaction of a deposit, where all deposits of one holder would write the same
 * row and get in each other's way; one entered in vain harms nobody.
 */
export async function enterHolder({ client, name: TableName }: DepositTable, holder: Holder): Promise<void> {
  const { organization, name } = holder;
  const names = [name.zh, name.en].filter(Boolean).join('\n').toLowerCase();
  const known = entered.get(client) ?? new Set();
  const row = JSON.stringify([TableName, organization, names]);
  if (known.has(row)) return;
  await client.send(new PutCommand({ TableName, Item: { id: directory, part: organization, names } }));
  entered.set(client, known.add(row));
}

/** Ids of holders whose Chinese or English name has these words in it; the first twenty. */
export async function findHolders({ client, name }: DepositTable, words: string): Promise<string[]> {
  const found: string[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: name,
        KeyConditionExpression: 'id = :directory',
        FilterExpression: 'contains(#names, :words)',
        ExpressionAttributeNames: { '#names': 'names' },
        ExpressionAttributeValues: { ':directory': directory, ':words': words.toLowerCase() },
        ExclusiveStartKey: from,
      }),
    );
    found.push(...(page.Items ?? []).map(({ part }) => String(part)));
    from = page.LastEvaluatedKey;
  } while (from && found.length < most);
  return found.slice(0, most);
}
