import type { S3Client } from '@aws-sdk/client-s3';
import type { DepositApiServices } from '#shared/deposits/deposit-services.ts';
import { type LogSnapshot, type Row, readBucket, readLogSnapshot, scanTable } from '#test/shared/log/log-snapshot.ts';

/** Deposits over a log of a test, and where to read what is kept of them. */
export interface KeptDeposits {
  services: DepositApiServices;
  log: Parameters<typeof readLogSnapshot>[0];
  s3: S3Client;
  /** Name of the bucket of deposits. */
  bucket: string;
}

/** Everything that is kept at one moment: of deposits, of what holders are told, and of the log. */
export interface Snapshot {
  log: LogSnapshot;
  deposits: Row[];
  told: Row[];
  /** Files of deposits by path. */
  documents: Map<string, Uint8Array>;
}

export async function readSnapshot({ services, log, s3, bucket }: KeptDeposits): Promise<Snapshot> {
  const { deposits, webhooks } = services;
  const [ofLog, rows, told, documents] = await Promise.all([
    readLogSnapshot(log),
    scanTable(deposits),
    scanTable({ ...deposits, name: webhooks.name }),
    readBucket(s3, bucket),
  ]);
  return { log: ofLog, deposits: rows, told, documents };
}
