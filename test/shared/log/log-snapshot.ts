import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { conditionalFiles } from '#shared/runtime/write-once-files.ts';
import type { TestLog } from './open-log.ts';

export type Row = Record<string, unknown> & { id: string; part: string };

/** Everything that is kept of a log at one moment, and every text its key was ever asked to sign. */
export interface LogSnapshot {
  rows: Row[];
  files: Map<string, Uint8Array>;
  signed: readonly string[];
}

export async function readLogSnapshot({
  services,
  s3,
  place,
  signed,
}: Pick<TestLog, 'services' | 's3' | 'signed'> & { place: { name: string } }): Promise<LogSnapshot> {
  const [rows, files] = await Promise.all([scanTable(services.log), readBucket(s3, place.name)]);
  return { rows, files, signed };
}

export async function scanTable({ client, name }: { client: DynamoDBDocumentClient; name: string }): Promise<Row[]> {
  const rows: Row[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: name, ConsistentRead: true, ExclusiveStartKey: from }));
    rows.push(...((page.Items ?? []) as Row[]));
    from = page.LastEvaluatedKey;
  } while (from);
  return rows;
}

/** All files of a bucket by path. */
export async function readBucket(s3: S3Client, name: string): Promise<Map<string, Uint8Array>> {
  const files = conditionalFiles(s3, name);
  const stored = new Map<string, Uint8Array>();
  let ContinuationToken: string | undefined;
  do {
    const page = await s3.send(new ListObjectsV2Command({ Bucket: name, ContinuationToken }));
    const paths = (page.Contents ?? []).map(({ Key = '' }) => Key);
    const read = await Promise.all(paths.map(async (path) => [path, (await files.get(path))?.bytes] as const));
    for (const [path, bytes] of read) if (bytes) stored.set(path, bytes);
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken);
  return stored;
}
