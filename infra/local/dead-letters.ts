import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeathReason } from './stream-batch.ts';
import type { QueuedRecord } from './stream-record.ts';

/** Writes records that a function could not deal with to a file of their own, as Lambda does to its destination. */
export async function buryRecords(
  folder: string,
  functionName: string,
  records: QueuedRecord[],
  reason: DeathReason,
  error: unknown,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const first = records[0]?.sequenceNumber ?? 'none';
  const file = join(folder, `${functionName}-${first}.json`);
  const letter = {
    requestContext: { functionName, condition: reason },
    error: error instanceof Error ? { name: error.name, message: error.message } : (error ?? null),
    timestamp: new Date().toISOString(),
    batchSize: records.length,
    records: records.map(({ event }) => event),
  };
  await writeFile(file, JSON.stringify(letter, null, 2));
  return file;
}
