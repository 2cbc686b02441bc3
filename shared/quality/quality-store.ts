import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { countItems } from '../runtime/count-items.ts';
import type { Table } from '../runtime/table-client.ts';
import { Day } from '../standards/local-date.ts';
import { type Doubt, QualityFlag } from './quality-flag.ts';

export type QualityTable = Table;

/** Under `<look>#<flag>` stand the records doubted, by id; under `look` how far it is and the last one that ended. */
export const qualityTable = { partitionKey: 'id', sortKey: 'part', expiry: 'expires' } as const;

/** A look at the whole catalogue that is under way; `after` is the last record looked at. */
export const Look = z.object({
  run: z.iso.datetime(),
  day: Day,
  after: z.string().nullable(),
  looked: z.int().nonnegative(),
  revision: z.int().positive(),
  finishedAt: z.iso.datetime().nullable(),
});
export type Look = z.infer<typeof Look>;

/** The last look that ended. */
export const EndedLook = Look.extend({
  finishedAt: z.iso.datetime(),
  counts: z.record(QualityFlag, z.int().nonnegative()),
});
export type EndedLook = z.infer<typeof EndedLook>;

const DoubtItem = z.object({
  part: z.string(),
  number: z.string(),
  details: z.array(z.object({ zh: z.string(), en: z.string() })),
});
export interface DoubtedRecord {
  id: string;
  number: string;
  details: Doubt['detail'][];
}

const lookId = 'look';
/** What a look found stays for a while after the next one, for readers on their way through the list. */
const daysKept = 30;

export async function getLook(table: QualityTable): Promise<Look | undefined> {
  const item = await getItem(table, 'current');
  return item && Look.parse(item);
}

export async function getEndedLook(table: QualityTable): Promise<EndedLook | undefined> {
  const item = await getItem(table, 'ended');
  return item && EndedLook.parse(item);
}

async function getItem({ client, name }: QualityTable, part: string) {
  const { Item } = await client.send(
    new GetCommand({ TableName: name, Key: { id: lookId, part }, ConsistentRead: true }),
  );
  return Item;
}

/** Sets down how far a look is; false when another run was faster. */
export async function saveLook({ client, name }: QualityTable, look: Look): Promise<boolean> {
  const follows =
    look.revision === 1
      ? { ConditionExpression: 'attribute_not_exists(id)' }
      : { ConditionExpression: 'revision = :before', ExpressionAttributeValues: { ':before': look.revision - 1 } };
  try {
    await client.send(new PutCommand({ TableName: name, Item: { ...look, id: lookId, part: 'current' }, ...follows }));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

export async function saveEndedLook({ client, name }: QualityTable, look: EndedLook): Promise<void> {
  await client.send(new PutCommand({ TableName: name, Item: { ...look, id: lookId, part: 'ended' } }));
}

const doubtsId = (run: string, flag: QualityFlag) => `${run}#${flag}`;
const mostPuts = 25;

/** Keeps the doubts about a record under each flag; the same look may do so again. */
export async function putDoubts(
  { client, name }: QualityTable,
  run: string,
  doubted: readonly { id: string; number: string; doubts: readonly Doubt[] }[],
): Promise<void> {
  const expires = Math.floor(Date.parse(run) / 1000) + daysKept * 86_400;
  const items = doubted.flatMap(({ id, number, doubts }) =>
    [...Map.groupBy(doubts, ({ flag }) => flag)].map(([flag, same]) => ({
      id: doubtsId(run, flag),
      part: id,
      number,
      details: same.slice(0, 20).map(({ detail }) => detail),
      expires,
    })),
  );
  for (let start = 0; start < items.length; start += mostPuts) {
    let left = items.slice(start, start + mostPuts).map((Item) => ({ PutRequest: { Item } }));
    while (left.length > 0) {
      const answer = await client.send(new BatchWriteCommand({ RequestItems: { [name]: left } }));
      left = (answer.UnprocessedItems?.[name] ?? []) as typeof left;
    }
  }
}

/** Records doubted under a flag in the order of their ids, after one of them. */
export async function listDoubts(
  { client, name }: QualityTable,
  { run, flag, after, size }: { run: string; flag: QualityFlag; after?: string; size: number },
): Promise<DoubtedRecord[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: name,
      KeyConditionExpression: after ? 'id = :id AND part > :after' : 'id = :id',
      ExpressionAttributeValues: { ':id': doubtsId(run, flag), ...(after && { ':after': after }) },
      Limit: size,
    }),
  );
  return Items.map((item) => {
    const { part, number, details } = DoubtItem.parse(item);
    return { id: part, number, details };
  });
}

/** How many records a look doubts under a flag. */
export function countDoubts(table: QualityTable, run: string, flag: QualityFlag): Promise<number> {
  return countItems(table, {
    KeyConditionExpression: 'id = :id',
    ExpressionAttributeValues: { ':id': doubtsId(run, flag) },
  });
}
