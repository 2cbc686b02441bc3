import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { listUnder } from '../runtime/list-under.ts';
import { readTogether } from '../runtime/read-together.ts';
import type { Table } from '../runtime/table-client.ts';
import { bodyKey } from './body-name.ts';
import { custodianOf, isOpen, Matter, MatterEvent, type MatterKind } from './matter.ts';

export type MatterTable = Table;

/**
 * Under the id of a matter stand the matter, its events, its place with the custodian it is handed to, its place by standard
 * and, once it was shown, its place in public. A shelf holds what is listed together, by day or by standard.
 */
export const matterTable = {
  partitionKey: 'id',
  sortKey: 'part',
  indices: [
    { name: 'by-shelf', partitionKey: 'shelf', sortKey: 'placed' },
    { name: 'by-sender', partitionKey: 'by', sortKey: 'placed' },
  ],
} as const;

const matterPart = 'matter';
const shownPart = 'shown';
const routedPart = 'routed';
const aboutPart = 'about';
const eventPart = (revision: number) => `event#${String(revision).padStart(6, '0')}`;

/**
 * Where a matter is listed: on a desk, with the custodian by the key of its name and by standard while it is open, among what
 * that desk has closed or, later, what was cleared of it, and in public once it is shown.
 */
export type Shelf =
  | 'public'
  | 'open-feedback'
  | `custodian#${string}`
  | `desk#${MatterKind}`
  | `closed#${MatterKind}`
  | `cleared#${MatterKind}`;

/** Desks begin with what is due first, all else with what is newest. */
function placeOf(matter: Matter): { shelf: Shelf; placed: string } {
  const { id, kind, due, updatedAt, clearedAt } = matter;
  if (isOpen(matter)) return { shelf: `desk#${kind}`, placed: `${due}#${id}` };
  return { shelf: clearedAt ? `cleared#${kind}` : `closed#${kind}`, placed: `${updatedAt}#${id}` };
}

/** The place of a matter in public, whatever its state; without a shelf it is nowhere. */
function shownItem({ id, isPublished, receivedAt }: Matter) {
  return {
    id,
    part: shownPart,
    placed: `${receivedAt}#${id}`,
    ...(isPublished && { shelf: 'public' satisfies Shelf }),
  };
}

/** The places of feedback with the custodian it is handed to and by standard; once it is closed it is nowhere. */
function openItems(matter: Matter) {
  const { id, due, kind, about } = matter;
  const name = custodianOf(matter);
  const onShelf = (shelf: Shelf) => isOpen(matter) && { shelf };
  const routed = name && { id, part: routedPart, placed: `${due}#${id}`, ...onShelf(`custodian#${bodyKey(name)}`) };
  const placed = kind === 'feedback' && about.standard && `${about.standard}#${id}`;
  const listed = placed && { id, part: aboutPart, placed, ...onShelf('open-feedback') };
  return [routed, listed].filter((item) => typeof item === 'object');
}

/**
 * Writes the next revision of a matter with its event, and earlier events anew where some are given; false when somebody was
 * faster.
 */
export async function saveMatter(
  { client, name }: MatterTable,
  matter: Matter,
  event: MatterEvent,
  earlier: readonly MatterEvent[] = [],
): Promise<boolean> {
  const { id, revision } = matter;
  const follows =
    revision === 1
      ? { ConditionExpression: 'attribute_not_exists(id)' }
      : { ConditionExpression: 'revision = :before', ExpressionAttributeValues: { ':before': revision - 1 } };
  const Item = { ...matter, part: matterPart, ...placeOf(matter) };
  const isTurned = event.move === 'publish' || event.move === 'hide';
  const rewritten = earlier.map((one, at) => ({ ...one, id, part: eventPart(at + 1) }));
  const beside = [...(isTurned ? [shownItem(matter)] : []), ...openItems(matter), ...rewritten];
  const events = { ...event, id, part: eventPart(revision) };
  try {
    await client.send(
      new TransactWriteCommand({
        TransactItems: [
          { Put: { TableName: name, Item, ...follows } },
          { Put: { TableName: name, Item: events, ConditionExpression: 'attribute_not_exists(id)' } },
          ...beside.map((place) => ({ Put: { TableName: name, Item: place } })),
        ],
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof TransactionCanceledException) return false;
    throw error;
  }
}

export async function getMatter({ client, name }: MatterTable, id: string): Promise<Matter | undefined> {
  const Key = { id, part: matterPart };
  const { Item } = await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }));
  return Item && Matter.parse(Item);
}

/** Events of a matter, oldest first. */
export async function listMatterEvents(table: MatterTable, id: string): Promise<MatterEvent[]> {
  return (await listUnder(table, id, 'event#')).map((item) => MatterEvent.parse(item));
}

export interface Page {
  limit: number;
  /** Place of the last one seen. */
  beyond?: string;
}

/** Desks and custodians begin with what is due first, all else with what is newest. */
export const beginsWithNewest = (shelf: Shelf) => !/^(desk|custodian)#/.test(shelf);

/** Matters of a shelf with their places: desks and custodians by the day they are due, the others newest first. */
export function listShelf(table: MatterTable, shelf: Shelf, page: Page) {
  return listIndex(
    table,
    { index: 'by-shelf', key: 'shelf', value: shelf, newestFirst: beginsWithNewest(shelf) },
    page,
  );
}

/** What a member sent: what is open, then what was closed last. */
export function listSent(table: MatterTable, by: string, page: Page) {
  return listIndex(table, { index: 'by-sender', key: 'by', value: by, newestFirst: true }, page);
}

async function listIndex(
  { client, name }: MatterTable,
  { index, key, value, newestFirst }: { index: string; key: string; value: string; newestFirst: boolean },
  { limit, beyond }: Page,
): Promise<{ matter: Matter; placed: string }[]> {
  const { Items: keys = [] } = await client.send(
    new QueryCommand({
      TableName: name,
      IndexName: index,
      KeyConditionExpression: `#key = :value${beyond ? ` AND placed ${newestFirst ? '<' : '>'} :beyond` : ''}`,
      ExpressionAttributeNames: { '#key': key },
      ExpressionAttributeValues: { ':value': value, ...(beyond && { ':beyond': beyond }) },
      ScanIndexForward: !newestFirst,
      Limit: limit,
    }),
  );
  const held = await readTogether(
    { client, name },
    keys.map(({ id }) => ({ id: String(id), part: matterPart })),
  );
  return keys.flatMap(({ placed }, place) => {
    const item = held[place];
    return item ? { matter: Matter.parse(item), placed: String(placed) } : [];
  });
}
