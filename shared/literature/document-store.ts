import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchWriteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { type DocumentStatement, StoredDocument, StoredPage } from './document.ts';

/**
 * The table of literature: under the id of a document stand its own item, an item for every page, and while a file is
 * on its way the terms under which it was announced.
 */
export const literatureTable = { partitionKey: 'id', sortKey: 'part' } as const;
export const documentPart = 'document';
const uploadPart = 'upload';
export const pagePart = (page: number) => `page#${String(page).padStart(5, '0')}`;

export interface LiteratureTable {
  client: DynamoDBDocumentClient;
  name: string;
}

/** One document as it is now. */
export async function getDocument({ client, name }: LiteratureTable, id: string): Promise<StoredDocument | undefined> {
  const Key = { id, part: documentPart };
  const { Item } = await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }));
  return Item && StoredDocument.parse(Item);
}

/** Adds a document; false when it is there already. */
export async function addDocument({ client, name }: LiteratureTable, document: StoredDocument): Promise<boolean> {
  const Item = { ...document, part: documentPart };
  const ConditionExpression = 'attribute_not_exists(id)';
  return happened(client.send(new PutCommand({ TableName: name, Item, ConditionExpression })));
}

/** Writes the next revision of a document; false when someone else wrote one meanwhile. */
export async function saveDocument({ client, name }: LiteratureTable, document: StoredDocument): Promise<boolean> {
  return happened(
    client.send(
      new PutCommand({
        TableName: name,
        Item: { ...document, part: documentPart },
        ConditionExpression: 'revision = :before',
        ExpressionAttributeValues: { ':before': document.revision - 1 },
      }),
    ),
  );
}

/** Adds waiting pages; pages that are there keep their state. */
export async function addPages(table: LiteratureTable, id: string, pages: readonly number[]): Promise<void> {
  const known = new Set((await listPages(table, id)).map(({ page }) => page));
  const missing = pages.filter((page) => !known.has(page));
  for (let start = 0; start < missing.length; start += 25) {
    let requests = missing.slice(start, start + 25).map((page) => ({
      PutRequest: { Item: { id, part: pagePart(page), page, state: 'waiting', attempts: 0 } },
    }));
    for (let attempt = 0; requests.length > 0; attempt += 1) {
      if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 20));
      const answer = await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: requests } }));
      requests = (answer.UnprocessedItems?.[table.name] ?? []) as typeof requests;
    }
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

/** All pages in order. */
export async function listPages({ client, name }: LiteratureTable, id: string): Promise<StoredPage[]> {
  const pages: StoredPage[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const answer = await client.send(
      new QueryCommand({
        TableName: name,
        KeyConditionExpression: 'id = :id AND begins_with(part, :page)',
        ExpressionAttributeValues: { ':id': id, ':page': 'page#' },
        ConsistentRead: true,
        ExclusiveStartKey: from,
      }),
    );
    for (const item of answer.Items ?? []) pages.push(StoredPage.parse(item));
    from = answer.LastEvaluatedKey;
  } while (from);
  return pages;
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
export async function endPage({ client, name }: LiteratureTable, page: StoredPage): Promise<boolean> {
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
              UpdateExpression: 'ADD pagesDone :one, revision :one',
              ConditionExpression: 'attribute_exists(id)',
              ExpressionAttributeValues: { ':one': 1 },
            },
          },
        ],
      }),
    );
    return true;
  } catch (error) {
    const codes =
      error instanceof TransactionCanceledException ? error.CancellationReasons?.map(({ Code }) => Code) : [];
    if (codes?.includes('ConditionalCheckFailed')) return false;
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

/** What was announced of a file that is to come. */
export interface AnnouncedUpload {
  id: string;
  sha256: string;
  bytes: number;
  mediaType: string;
  statement: DocumentStatement;
  from: string;
  /** Second after which the engine may forget it. */
  expires: number;
}

export async function putUpload({ client, name }: LiteratureTable, upload: AnnouncedUpload): Promise<void> {
  await client.send(new PutCommand({ TableName: name, Item: { ...upload, part: uploadPart } }));
}

export async function getUpload({ client, name }: LiteratureTable, id: string): Promise<AnnouncedUpload | undefined> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: { id, part: uploadPart } }));
  // Written by `putUpload` alone.
  return Item as AnnouncedUpload | undefined;
}

/** Every document, for rebuilds. */
export async function* scanDocuments({ client, name }: LiteratureTable): AsyncGenerator<StoredDocument> {
  let from: Record<string, unknown> | undefined;
  do {
    const answer = await client.send(
      new ScanCommand({
        TableName: name,
        FilterExpression: 'part = :document',
        ExpressionAttributeValues: { ':document': documentPart },
        ExclusiveStartKey: from,
      }),
    );
    for (const item of answer.Items ?? []) yield StoredDocument.parse(item);
    from = answer.LastEvaluatedKey;
  } while (from);
}

async function happened(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
