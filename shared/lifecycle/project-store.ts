import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { listUnder } from '../runtime/list-under.ts';
import type { Table } from '../runtime/table-client.ts';
import { putsOf, type StandardChange } from '../standards/standard-store.ts';
import { DraftClauses } from './draft.ts';
import { Project, ProjectEvent } from './project.ts';
import { StandardLife } from './review.ts';

/**
 * Under the id of a project stand the project, its events, its drafts and the comments on them; under `standard#<id>` what is
 * known of the life of an edition. The shelf holds all projects, by the day on which they began.
 */
export const lifecycleTable = {
  partitionKey: 'id',
  sortKey: 'part',
  indices: [{ name: 'by-shelf', partitionKey: 'shelf', sortKey: 'placed' }],
} as const;

export const projectPart = 'project';
export const countPart = 'count';
const shelf = 'projects';
const lifeKey = (standard: string) => ({ id: `standard#${standard}`, part: 'life' });
const eventPart = (revision: number) => `event#${String(revision).padStart(6, '0')}`;
const draftPart = (version: number) => `draft#${String(version).padStart(4, '0')}`;

type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** What changes together: a project with its event, what is known of an edition, and records of the catalogue. */
export interface LifecycleChange {
  project?: { next: Project; event: ProjectEvent; draft?: DraftClauses | undefined; needsDispositions?: boolean };
  life?: StandardLife | undefined;
  records?: { table: Table; changes: readonly StandardChange[] };
  /** Writes into other tables that tell of it. */
  told?: readonly Write[];
}

/** Writes all of a change or nothing; false when something of it is not any more as it was read. */
export async function saveLifecycle({ client, name }: Table, change: LifecycleChange): Promise<boolean> {
  const { project, life, records, told = [] } = change;
  const TransactItems: Write[] = [
    ...(project ? projectWrites(name, project) : []),
    ...(life
      ? [{ Put: { TableName: name, Item: { ...life, ...lifeKey(life.standard) }, ...follows(life.revision) } }]
      : []),
    ...(records?.changes.flatMap((record) => putsOf(records.table.name, record)) ?? []),
    ...told,
  ];
  try {
    await client.send(new TransactWriteCommand({ TransactItems }));
    return true;
  } catch (error) {
    if (error instanceof TransactionCanceledException) return false;
    throw error;
  }
}

function projectWrites(name: string, change: NonNullable<LifecycleChange['project']>): Write[] {
  const { next, event, draft, needsDispositions } = change;
  const { id, revision, initiatedOn } = next;
  const Item = { ...next, part: projectPart, shelf, placed: `${initiatedOn}#${id}` };
  const isNew = { ConditionExpression: 'attribute_not_exists(id)' };
  return [
    { Put: { TableName: name, Item, ...follows(revision) } },
    { Put: { TableName: name, Item: { ...event, id, part: eventPart(revision) }, ...isNew } },
    ...(draft && next.draft
      ? [{ Put: { TableName: name, Item: { id, part: draftPart(next.draft.version), clauses: draft }, ...isNew } }]
      : []),
    ...(needsDispositions
      ? [
          {
            ConditionCheck: {
              TableName: name,
              Key: { id, part: countPart },
              ConditionExpression: 'attribute_not_exists(id) OR received = disposed',
            },
          },
        ]
      : []),
  ];
}

function follows(revision: number) {
  if (revision === 1) return { ConditionExpression: 'attribute_not_exists(id)' };
  return { ConditionExpression: 'revision = :before', ExpressionAttributeValues: { ':before': revision - 1 } };
}

export async function getProject({ client, name }: Table, id: string): Promise<Project | undefined> {
  const Key = { id, part: projectPart };
  const { Item } = await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }));
  return Item && Project.parse(Item);
}

export async function getDraft({ client, name }: Table, id: string, version: number): Promise<DraftClauses> {
  const Key = { id, part: draftPart(version) };
  const { Item } = await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }));
  return DraftClauses.parse(Item?.clauses);
}

/** Events of a project, oldest first. */
export async function listProjectEvents(table: Table, id: string): Promise<ProjectEvent[]> {
  return (await listUnder(table, id, 'event#')).map((item) => ProjectEvent.parse(item));
}

/** All projects from a place on, those that began last first, with their places. */
export async function* walkShelf(table: Table, beyond?: string): AsyncGenerator<Placed> {
  for (let place = beyond; ; ) {
    const page = await listShelf(table, place);
    yield* page;
    if (page.length < shelfPage) return;
    place = page.at(-1)?.placed;
  }
}

const shelfPage = 50;

interface Placed {
  project: Project;
  placed: string;
}

async function listShelf({ client, name }: Table, beyond: string | undefined): Promise<Placed[]> {
  const { Items: keys = [] } = await client.send(
    new QueryCommand({
      TableName: name,
      IndexName: 'by-shelf',
      KeyConditionExpression: `shelf = :shelf${beyond ? ' AND placed < :beyond' : ''}`,
      ExpressionAttributeValues: { ':shelf': shelf, ...(beyond && { ':beyond': beyond }) },
      ScanIndexForward: false,
      Limit: shelfPage,
    }),
  );
  const held = await getMany(
    { client, name },
    keys.map(({ id }) => ({ id: String(id), part: projectPart })),
  );
  return keys.flatMap(({ id, placed }) => {
    const item = held.get(String(id));
    return item ? { project: Project.parse(item), placed: String(placed) } : [];
  });
}

/** What is known here of the life of editions, by id. */
export async function getLives(table: Table, standards: readonly string[]): Promise<Map<string, StandardLife>> {
  const held = await getMany(table, standards.map(lifeKey));
  return new Map([...held.values()].map((item) => StandardLife.parse(item)).map((life) => [life.standard, life]));
}

/** Items by id; at most a hundred. */
async function getMany({ client, name }: Table, Keys: { id: string; part: string }[]) {
  if (Keys.length === 0) return new Map<string, Record<string, unknown>>();
  const request = new BatchGetCommand({ RequestItems: { [name]: { Keys, ConsistentRead: true } } });
  const { Responses } = await client.send(request);
  return new Map((Responses?.[name] ?? []).map((item) => [String(item.id), item]));
}
