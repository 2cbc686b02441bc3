import { BatchGetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { cancellationCodes } from '../runtime/cancelled-transaction.ts';
import { scanTable } from '../runtime/scan-table.ts';
import { StoredBook } from './book.ts';
import type { LiteratureTable } from './document-store.ts';

export const bookPart = 'book';

/** One commit of the local engine, however many items it holds. */
const booksAtOnce = 25;
const readAtOnce = 100;

/** Books by id; those not held are missing from the answer. */
export async function getBooks(
  { client, name }: LiteratureTable,
  ids: readonly string[],
): Promise<Map<string, StoredBook>> {
  const found = new Map<string, StoredBook>();
  const wanted = [...new Set(ids)];
  for (let start = 0; start < wanted.length; start += readAtOnce) {
    let keys: Record<string, unknown>[] = wanted.slice(start, start + readAtOnce).map((id) => ({ id, part: bookPart }));
    while (keys.length > 0) {
      const answer = await client.send(new BatchGetCommand({ RequestItems: { [name]: { Keys: keys } } }));
      for (const item of answer.Responses?.[name] ?? []) found.set(String(item.id), StoredBook.parse(item));
      keys = answer.UnprocessedKeys?.[name]?.Keys ?? [];
    }
  }
  return found;
}

/** Every book, for rebuilds. */
export async function* scanBooks(table: LiteratureTable): AsyncGenerator<StoredBook[]> {
  for await (const items of scanTable(table, { attribute: 'part', value: bookPart })) {
    yield items.map((item) => StoredBook.parse(item));
  }
}

/**
 * Writes books that are new or follow the revision that was read; answers the ids for which this does not hold, because
 * someone else wrote meanwhile. The others are written.
 */
export async function writeBooks(
  table: LiteratureTable,
  books: readonly StoredBook[],
  onWritten: (count: number) => void = () => undefined,
): Promise<string[]> {
  const lost: string[] = [];
  for (let start = 0; start < books.length; start += booksAtOnce) {
    const batch = books.slice(start, start + booksAtOnce);
    lost.push(...(await writeBatch(table, batch)));
    onWritten(batch.length);
  }
  return lost;
}

async function writeBatch({ client, name }: LiteratureTable, batch: readonly StoredBook[]): Promise<string[]> {
  let left = batch;
  const lost: string[] = [];
  while (left.length > 0) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems: left.map((book) => putOf(name, book)) }));
      return lost;
    } catch (error) {
      const codes = cancellationCodes(error);
      const refused = left.filter((_, i) => codes[i] === 'ConditionalCheckFailed').map(({ id }) => id);
      if (refused.length === 0) throw error;
      lost.push(...refused);
      left = left.filter(({ id }) => !refused.includes(id));
    }
  }
  return lost;
}

function putOf(name: string, book: StoredBook) {
  const isNew = book.revision === 1;
  return {
    Put: {
      TableName: name,
      Item: { ...book, part: bookPart },
      ConditionExpression: isNew ? 'attribute_not_exists(id)' : 'revision = :before',
      ...(!isNew && { ExpressionAttributeValues: { ':before': book.revision - 1 } }),
    },
  };
}
