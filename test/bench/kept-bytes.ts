import type { S3Client } from '@aws-sdk/client-s3';
import type { Table } from '#shared/runtime/table-client.ts';
import { readBucket, scanTable } from '#test/shared/log/log-snapshot.ts';

/** Bytes of the items of the register and the log as JSON, and of the files of the log. */
export async function keptBytes({ deposits, log }: { deposits: Table; log: Table }, s3: S3Client, logBucket: string) {
  const [register, entries, files] = await Promise.all([
    scanTable(deposits),
    scanTable(log),
    readBucket(s3, logBucket),
  ]);
  const sizeOf = (rows: object[]) => rows.reduce((sum, row) => sum + JSON.stringify(row).length, 0);
  return {
    register: sizeOf(register),
    log: sizeOf(entries),
    files: [...files.values()].reduce((sum, { length }) => sum + length, 0),
  };
}
