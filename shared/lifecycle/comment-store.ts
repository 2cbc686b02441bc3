import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { GetCommand, QueryCommand, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { cancellationCodes } from '../runtime/cancelled-transaction.ts';
import type { Table } from '../runtime/table-client.ts';
import type { Day } from '../standards/local-date.ts';
import { pause } from '../standards/standard-store.ts';
import { Comment, CommentCount } from './comment.ts';
import type { Stage } from './project.ts';
import { countPart, projectPart } from './project-store.ts';

const prefix = 'comment#';
const commentPart = (comment: string) => `${prefix}${comment}`;

/** Writes a new comment and counts it; false when the project takes none (any more) on that day. */
export function addComment({ client, name }: Table, project: string, comment: Comment, today: Day): Promise<boolean> {
  return transact({ client, name }, [
    {
      ConditionCheck: {
        TableName: name,
        Key: { id: project, part: projectPart },
        ConditionExpression: 'stage = :stage AND commentUntil >= :today',
        ExpressionAttributeValues: { ':stage': 'commenting' satisfies Stage, ':today': today },
      },
    },
    {
      Put: {
        TableName: name,
        Item: { ...comment, comment: comment.id, id: project, part: commentPart(comment.id) },
        ConditionExpression: 'attribute_not_exists(id)',
      },
    },
    count(name, project, { received: 1, disposed: 0 }),
  ]);
}

/** Writes the next revision of a comment, counting its first disposition; false when it has changed, or its project has gone on. */
export function saveDisposition(
  { client, name }: Table,
  project: string,
  comment: Comment,
  stages: readonly Stage[],
): Promise<boolean> {
  const names = Object.fromEntries(stages.map((stage, at) => [`:stage${at}`, stage]));
  return transact({ client, name }, [
    {
      ConditionCheck: {
        TableName: name,
        Key: { id: project, part: projectPart },
        ConditionExpression: `stage IN (${Object.keys(names).join(', ')})`,
        ExpressionAttributeValues: names,
      },
    },
    {
      Put: {
        TableName: name,
        Item: { ...comment, comment: comment.id, id: project, part: commentPart(comment.id) },
        ConditionExpression: 'revision = :before',
        ExpressionAttributeValues: { ':before': comment.revision - 1 },
      },
    },
    ...(comment.dispositions.length === 1 ? [count(name, project, { received: 0, disposed: 1 })] : []),
  ]);
}

export async function getComment({ client, name }: Table, project: string, id: string): Promise<Comment | undefined> {
  const Key = { id: project, part: commentPart(id) };
  const { Item } = await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }));
  return Item && readComment(Item);
}

export async function getCommentCount({ client, name }: Table, project: string): Promise<CommentCount> {
  const Key = { id: project, part: countPart };
  const { Item } = await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }));
  return CommentCount.parse(Item ?? { received: 0, disposed: 0 });
}

/** Comments on the drafts of a project in the order in which they came; `beyond` is the id of the last one seen. */
export async function listCommentsOf(
  { client, name }: Table,
  project: string,
  { limit, beyond }: { limit: number; beyond?: string | undefined },
): Promise<Comment[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: name,
      KeyConditionExpression: 'id = :id AND begins_with(part, :comments)',
      ExpressionAttributeValues: { ':id': project, ':comments': prefix },
      ...(beyond && { ExclusiveStartKey: { id: project, part: commentPart(beyond) } }),
      Limit: limit,
      ConsistentRead: true,
    }),
  );
  return Items.map(readComment);
}

function readComment({ comment, ...item }: Record<string, unknown>): Comment {
  return Comment.parse({ ...item, id: comment });
}

function count(TableName: string, id: string, { received, disposed }: CommentCount) {
  return {
    Update: {
      TableName,
      Key: { id, part: countPart },
      UpdateExpression: 'ADD received :received, disposed :disposed',
      ExpressionAttributeValues: { ':received': received, ':disposed': disposed },
    },
  };
}

const attempts = 8;

/** Comments of several people at once get in each other's way at the count; that is no reason to refuse one. */
async function transact(
  { client }: Table,
  TransactItems: NonNullable<TransactWriteCommandInput['TransactItems']>,
): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems }));
      return true;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      if (cancellationCodes(error).includes('ConditionalCheckFailed')) return false;
      if (attempt === attempts) throw error;
      await pause(attempt);
    }
  }
}
