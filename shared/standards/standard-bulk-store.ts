import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { ScanCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { cancellationCodes } from '../runtime/cancelled-transaction.ts';
import { scanTable } from '../runtime/scan-table.ts';
import type { CatalogueTable } from '../runtime/table-client.ts';
import { StoredStandard } from './standard.ts';
import { pause, putsOf, recordEntry, type StandardChange } from './standard-store.ts';

/** Many records at once: written by imports, read by rebuilds. */

/**
 * Records in one transaction. Measured on DynamoDB Local: a transaction is one commit to its disk however many items it
 * holds, so conditional writes by 25 run at several times the rate of BatchWriteItem, which cannot be conditional.
 * Transactions side by side only wait for each other there and in the end give up.
 */
const recordsAtOnce = 25;

export interface WriteOptions {
  /** Called after each transaction with the number of its records, so that a progress bar can move. */
  onWritten?: (count: number) => void;
}

export type BulkChange = Pick<StandardChange, 'stored'> & Partial<StandardChange>;

/**
 * Writes first revisions of records that must be new, and next ones, with their events, that must follow the one that was
 * read. Answers the ids for which this does not hold; everything else is written.
 */
export async function writeMany(
  table: CatalogueTable,
  changes: readonly BulkChange[],
  { onWritten }: WriteOptions = {},
): Promise<string[]> {
  const lost: string[] = [];
  for (let start = 0; start < changes.length; start += recordsAtOnce) {
    const batch = changes.slice(start, start + recordsAtOnce);
    lost.push(...(await writeBatch(table, batch)));
    onWritten?.(batch.length);
  }
  return lost;
}

/** Adds records that must be new; answers the ids that are there already. */
export function putMany(table: CatalogueTable, records: readonly StoredStandard[]): Promise<string[]> {
  return writeMany(
    table,
    records.map((stored) => ({ stored })),
  );
}

/** One transaction; the records that are refused are left out and the others tried again. */
async function writeBatch({ client, name }: CatalogueTable, batch: readonly BulkChange[]): Promise<string[]> {
  const lost: string[] = [];
  let left = batch;
  for (let attempt = 1; left.length > 0; attempt += 1) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems: left.flatMap((change) => putsOf(name, change)) }));
      break;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const refused = refusedIn(error, name, left);
      // Somebody else is writing one of them just now.
      if (refused.size === 0 && attempt === 10) throw error;
      if (refused.size === 0) await pause(attempt);
      lost.push(...refused);
      left = left.filter(({ stored }) => !refused.has(stored.id));
    }
  }
  return lost;
}

/** Ids whose condition failed; reasons stand in the order of the writes. */
function refusedIn(error: TransactionCanceledException, name: string, batch: readonly BulkChange[]): Set<string> {
  const owners = batch.flatMap((change) => putsOf(name, change).map(() => change.stored.id));
  const codes = cancellationCodes(error);
  return new Set(owners.filter((_, n) => codes[n] === 'ConditionalCheckFailed'));
}

/** Whether nothing is stored yet, so that a first import need not compare. */
export async function isEmpty({ client, name }: CatalogueTable): Promise<boolean> {
  const { Count } = await client.send(new ScanCommand({ TableName: name, Limit: 1, Select: 'COUNT' }));
  return Count === 0;
}

/** Every record of the table once. */
export async function* scanStandards(table: CatalogueTable): AsyncGenerator<StoredStandard[]> {
  for await (const items of scanTable(table, { attribute: 'entry', value: recordEntry })) {
    yield items.map((item) => StoredStandard.parse(item));
  }
}
