import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { TransactionWrite } from '../log/log-store.ts';
import type { Holder } from './deposit.ts';
import type { DepositTable } from './deposit-store.ts';

/** All holders stand in one partition, which stays small: one row for each organization that ever deposited. */
const directory = 'holders';
const most = 20;

/** Enters a holder in the directory; doing it twice changes nothing. */
export function holderWrite({ name: TableName }: DepositTable, { organization, name }: Holder): TransactionWrite {
  const Item = {
    id: directory,
    part: organization,
    names: [name.zh, name.en].filter(Boolean).join('\n').toLowerCase(),
  };
  return { Put: { TableName, Item } };
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
