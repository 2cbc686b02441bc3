import { BatchGetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { parseDesignation, workId } from '../../standards/designation.ts';
import type { LiteratureTable } from '../document-store.ts';
import { Law, type LawReference } from './law.ts';

/** Under the id of a law stands what it is; under what it refers to stand all laws that do, so that either is one query. */
const lawPart = 'law';
const citedId = (key: string) => `cited#${key}`;
const citingPart = (lawId: string) => `law#${lawId}`;

const readAtOnce = 100;

/** What a reference is found under: a standard without its year, a title without its marks, or a class. */
export function referenceKey({ kind, meant }: Pick<LawReference, 'kind' | 'meant'>): string {
  if (kind === 'class') return `class:${meant}`;
  if (kind === 'title') return titleKey(meant);
  const designation = parseDesignation(meant);
  return designation ? workKey(workId(designation)) : titleKey(meant);
}

export const workKey = (id: string) => `work:${id}`;

/** Titles are the same whatever spaces, dashes and widths they are printed with. */
export function titleKey(title: string): string {
  return `title:${title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')}`;
}

/** Laws by id; those not held are missing from the answer. */
export async function getLaws({ client, name }: LiteratureTable, ids: readonly string[]): Promise<Map<string, Law>> {
  const found = new Map<string, Law>();
  const wanted = [...new Set(ids)];
  for (let start = 0; start < wanted.length; start += readAtOnce) {
    let keys: Record<string, unknown>[] = wanted.slice(start, start + readAtOnce).map((id) => ({ id, part: lawPart }));
    while (keys.length > 0) {
      const answer = await client.send(new BatchGetCommand({ RequestItems: { [name]: { Keys: keys } } }));
      for (const item of answer.Responses?.[name] ?? []) found.set(String(item.id), Law.parse(item));
      keys = answer.UnprocessedKeys?.[name]?.Keys ?? [];
    }
  }
  return found;
}

/** Writes a law and what it refers to in one transaction; references that `before` had and that are gone go too. */
export async function putLaw({ client, name }: LiteratureTable, law: Law, before?: Law): Promise<void> {
  const keys = keysOf(law);
  const gone = [...keysOf(before)].filter((key) => !keys.has(key));
  const put = (Item: Record<string, unknown>) => ({ Put: { TableName: name, Item } });
  await client.send(
    new TransactWriteCommand({
      TransactItems: [
        put({ ...law, part: lawPart }),
        ...[...keys].map((key) => put({ id: citedId(key), part: citingPart(law.id), law: law.id })),
        ...gone.map((key) => ({ Delete: { TableName: name, Key: { id: citedId(key), part: citingPart(law.id) } } })),
      ],
    }),
  );
}

const keysOf = (law: Law | undefined) => new Set(law?.references.map(referenceKey));

const Citing = z.object({ law: z.string() });

/** Ids of the laws that refer to any of these, at most `most` for each. */
export async function listLawsCiting(
  { client, name }: LiteratureTable,
  keys: readonly string[],
  most: number,
): Promise<string[]> {
  const pages = await Promise.all(
    keys.map((key) =>
      client.send(
        new QueryCommand({
          TableName: name,
          KeyConditionExpression: 'id = :id',
          ExpressionAttributeValues: { ':id': citedId(key) },
          Limit: most,
        }),
      ),
    ),
  );
  return [...new Set(pages.flatMap(({ Items = [] }) => Items.map((item) => Citing.parse(item).law)))];
}
