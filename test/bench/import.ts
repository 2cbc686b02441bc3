import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { localCredentials, localS3Options } from '#infra/local/engines/s3.ts';
import { ensureTable } from '#infra/local/storage.ts';
import type { StoredStandard } from '#shared/standards/standard.ts';
import { writeMany } from '#shared/standards/standard-bulk-store.ts';
import { recordEntry } from '#shared/standards/standard-store.ts';
import { compileRows } from './catalogue-rows.ts';
import { type BenchContext, table } from './part.ts';

/** Every n-th record: enough to tell rates apart, few enough to be written twice in a minute. */
const share = 60;
const writers = 4;

/** Writes the same records to two fresh tables with streams: bare BatchWriteItem, and the conditional way of imports. */
export async function report({ run, catalogueFile }: BenchContext): Promise<string> {
  if (!run) return 'The service does not run on this computer: imports cannot be measured.';
  const started = performance.now();
  const records = await compileRows(catalogueFile);
  const compiled = (performance.now() - started) / 1000;
  const sample = records.filter((_, i) => i % share === 0);
  const base = { endpoint: run.dynamodbEndpoint, region: localS3Options.region, credentials: localCredentials };
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(base), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const rate = async (write: (name: string) => Promise<unknown>): Promise<number> => {
    const name = `bench-${randomUUID().slice(0, 8)}`;
    await ensureTable(run.dynamodbEndpoint, name);
    const begun = performance.now();
    await write(name);
    return sample.length / ((performance.now() - begun) / 1000);
  };
  const bare = await rate((name) => batchWrite(client, name, sample));
  const imported = await rate((name) =>
    writeMany(
      { client, name },
      sample.map((stored) => ({ stored })),
    ),
  );
  const rows = [
    ['bare BatchWriteItem, 25 at a time, 4 writers', bare.toFixed(0), '1.00'],
    ['import: conditional transactions of 25', imported.toFixed(0), (bare / imported).toFixed(2)],
  ];
  const note = `${sample.length} of ${records.length} records, each to a fresh table with a stream. Reading and compiling the whole file: ${compiled.toFixed(0)} s.`;
  return `${table(['writing to DynamoDB Local', 'records/s', 'time relative to bare'], rows)}\n\n${note}`;
}

async function batchWrite(client: DynamoDBDocumentClient, name: string, records: StoredStandard[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(records.length / 25) }, (_, i) => records.slice(i * 25, i * 25 + 25));
  const writer = async () => {
    for (let batch = batches.pop(); batch; batch = batches.pop()) {
      const puts = batch.map((stored) => ({ PutRequest: { Item: { ...stored, entry: recordEntry } } }));
      await client.send(new BatchWriteCommand({ RequestItems: { [name]: puts } }));
    }
  };
  await Promise.all(Array.from({ length: writers }, writer));
}
