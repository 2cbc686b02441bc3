import { gunzipSync, gzipSync } from 'node:zlib';
import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { TransactionWrite } from '../log/log-store.ts';
import type { Table } from '../runtime/table-client.ts';
import { CheckReport } from './check.ts';

export type CheckTable = Table;

/** Keys of the table; a report is one item, packed because two thousand lines are longer than an item may be. */
export const checkTable = { partitionKey: 'id', expiry: 'expires' } as const;

const StoredCheck = z.object({
  id: z.string(),
  report: z.instanceof(Uint8Array),
  sha256: z.string(),
  /** Entry of the transparency log. */
  entry: z.string(),
  /** Second after which it may go. */
  expires: z.int(),
});

export interface StoredReport {
  report: CheckReport;
  sha256: string;
  entry: string;
  expiresAt: string;
}

/** Keeps a report and hands its entry to the log, both or none. */
export async function saveReport(
  { client, name }: CheckTable,
  { report, sha256, entry, expiresAt }: StoredReport,
  companions: readonly TransactionWrite[],
): Promise<void> {
  const Item = {
    id: report.id,
    report: gzipSync(JSON.stringify(report)),
    sha256,
    entry,
    expires: Math.floor(Date.parse(expiresAt) / 1000),
  };
  const Put = { TableName: name, Item, ConditionExpression: 'attribute_not_exists(id)' };
  await client.send(new TransactWriteCommand({ TransactItems: [{ Put }, ...companions] }));
}

/** A report that is kept, undefined when there is none with this id or its time is over. */
export async function getReport({ client, name }: CheckTable, id: string): Promise<StoredReport | undefined> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: { id }, ConsistentRead: true }));
  if (!Item) return undefined;
  const { report, sha256, entry, expires } = StoredCheck.parse(Item);
  const expiresAt = new Date(expires * 1000).toISOString();
  return { report: CheckReport.parse(JSON.parse(gunzipSync(report).toString())), sha256, entry, expiresAt };
}
