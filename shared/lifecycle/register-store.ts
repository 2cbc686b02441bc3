import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { listUnder } from '../runtime/list-under.ts';
import type { Table } from '../runtime/table-client.ts';
import { SourceRecord } from './source-record.ts';

/** A record as it was left by one change, and whose change that was; never altered afterwards. */
const ChangedRecord = z.object({ record: SourceRecord, actor: z.string(), requestId: z.string() });
export type ChangedRecord = z.infer<typeof ChangedRecord>;

/** Under `register#<name>` stand its records, each with all its versions. */
const keyOf = (register: string, part: string) => ({ id: `register#${register}`, part });
const recordPart = (id: string) => `record#${id}`;
const versionPart = (id: string, revision: number) => `version#${id}#${String(revision).padStart(6, '0')}`;

/** Writes the next revision of a record; false when it is not any more as it was read. */
export async function saveRecord(
  { client, name: TableName }: Table,
  { register, change }: { register: string; change: ChangedRecord },
): Promise<boolean> {
  const { id, revision } = change.record;
  const isNew = { ConditionExpression: 'attribute_not_exists(id)' };
  const follows = {
    ConditionExpression: '#record.revision = :before',
    ExpressionAttributeNames: { '#record': 'record' },
  };
  const Item = { ...change, ...keyOf(register, recordPart(id)) };
  const version = { ...change, ...keyOf(register, versionPart(id, revision)) };
  try {
    await client.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            Put: {
              TableName,
              Item,
              ...(revision === 1 ? isNew : { ...follows, ExpressionAttributeValues: { ':before': revision - 1 } }),
            },
          },
          { Put: { TableName, Item: version, ...isNew } },
        ],
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof TransactionCanceledException) return false;
    throw error;
  }
}

export async function getRecord(
  { client, name }: Table,
  { register, id }: { register: string; id: string },
): Promise<SourceRecord | undefined> {
  const Key = keyOf(register, recordPart(id));
  const { Item } = await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }));
  return Item && ChangedRecord.parse(Item).record;
}

/** All records of a register, in the order of their ids. */
export async function listRecords(table: Table, register: string): Promise<SourceRecord[]> {
  const items = await listUnder(table, keyOf(register, '').id, recordPart(''));
  return items.map((item) => ChangedRecord.parse(item).record);
}
