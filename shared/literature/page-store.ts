import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { cancellationCodes } from '../runtime/cancelled-transaction.ts';
import { StoredPage } from './document.ts';
import { documentPart, type LiteratureTable } from './document-store.ts';

/** The items of pages, which stand under the id of their document. */
export const pagePart = (page: number) => `page#${String(page).padStart(5, '0')}`;

/** Writes under way at once. */
const writers = 16;

/** Adds waiting pages; pages that are there keep their state. */
export async function addPages({ client, name }: LiteratureTable, id: string, pages: number): Promise<void> {
  const add = async (page: number) => {
    const Item = { id, part: pagePart(page), page, state: 'waiting', attempts: 0 };
    const ConditionExpression = 'attribute_not_exists(id)';
    await client.send(new PutCommand({ TableName: name, Item, ConditionExpression })).catch((error) => {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    });
  };
  for (let start = 1; start <= pages; start += writers) {
    const count = Math.min(writers, pages - start + 1);
    await Promise.all(Array.from({ length: count }, (_, i) => add(start + i)));
  }
}

/** One page as it is now. */
export async function getPage(
  { client, name }: LiteratureTable,
  id: string,
  page: number,
): Promise<StoredPage | undefined> {
  const Key = { id, part: pagePart(page) };
  const { Item } = await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }));
  return Item && StoredPage.parse(Item);
}

/** Pages in order, all of them or a stretch. */
export async function listPages(
  { client, name }: LiteratureTable,
  id: string,
  { first = 1, last = 99_999 }: { first?: number; last?: number } = {},
): Promise<StoredPage[]> {
  const pages: StoredPage[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const answer = await client.send(
      new QueryCommand({
        TableName: name,
        KeyConditionExpression: 'id = :id AND part BETWEEN :first AND :last',
        ExpressionAttributeValues: { ':id': id, ':first': pagePart(first), ':last': pagePart(last) },
        ConsistentRead: true,
        ExclusiveStartKey: from,
      }),
    );
    for (const item of answer.Items ?? []) pages.push(StoredPage.parse(item));
    from = answer.LastEvaluatedKey;
  } while (from);
  return pages;
}

/** Asks for waiting pages again, which the stream then hands out anew; those that wait no more stay as they are. */
export async function askForPages(
  { client, name }: LiteratureTable,
  id: string,
  pages: readonly number[],
  sweeps: number,
): Promise<void> {
  const ask = async (page: number) => {
    const update = new UpdateCommand({
      TableName: name,
      Key: { id, part: pagePart(page) },
      UpdateExpression: 'SET sweeps = :sweeps',
      ConditionExpression: '#state = :waiting',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':sweeps': sweeps, ':waiting': 'waiting' },
    });
    await client.send(update).catch((error) => {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    });
  };
  for (let start = 0; start < pages.length; start += writers) {
    await Promise.all(pages.slice(start, start + writers).map(ask));
  }
}

/** Counts a try of a waiting page and answers how many there were; undefined when the page waits no more. */
export async function countAttempt(
  { client, name }: LiteratureTable,
  id: string,
  page: number,
): Promise<number | undefined> {
  try {
    const { Attributes } = await client.send(
      new UpdateCommand({
        TableName: name,
        Key: { id, part: pagePart(page) },
        UpdateExpression: 'ADD attempts :one',
        ConditionExpression: '#state = :waiting',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':one': 1, ':waiting': 'waiting' },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return StoredPage.parse(Attributes).attempts;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

/** Ends a page and counts it on its document, once however often it is called; answers whether it was this call. */
export async function endPage({ client, name }: LiteratureTable, page: StoredPage, at: Date): Promise<boolean> {
  const { id } = page;
  try {
    await client.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            Put: {
              TableName: name,
              Item: { ...page, part: pagePart(page.page) },
              ConditionExpression: '#state = :waiting',
              ExpressionAttributeNames: { '#state': 'state' },
              ExpressionAttributeValues: { ':waiting': 'waiting' },
            },
          },
          {
            Update: {
              TableName: name,
              Key: { id, part: documentPart },
              UpdateExpression: 'ADD pagesDone :one, revision :one SET updatedAt = :at',
              ConditionExpression: 'attribute_exists(id)',
              ExpressionAttributeValues: { ':one': 1, ':at': at.toISOString() },
            },
          },
        ],
      }),
    );
    return true;
  } catch (error) {
    if (cancellationCodes(error).includes('ConditionalCheckFailed')) return false;
    throw error;
  }
}

/** Puts the content of a page in place that knows its running heads. */
export async function savePageContent({ client, name }: LiteratureTable, page: StoredPage): Promise<void> {
  await client.send(
    new UpdateCommand({
      TableName: name,
      Key: { id: page.id, part: pagePart(page.page) },
      UpdateExpression: 'SET content = :content',
      ExpressionAttributeValues: { ':content': page.content },
    }),
  );
}
