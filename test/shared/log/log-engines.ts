import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { ensureBucket, ensureTable } from '#infra/local/storage.ts';
import { logTable } from '#shared/log/log-store.ts';
import { makeSigner } from './made-notes.ts';
import { openLog, origin, type SigningOracle, type TestLog } from './open-log.ts';

/** A log of its own over the engines of this run. */
export async function makeLog(): Promise<TestLog> {
  const name = `t${randomUUID().slice(0, 8)}-log`;
  const [dynamodbEndpoint, s3Endpoint] = [inject('dynamodbEndpoint'), inject('s3Endpoint')];
  await Promise.all([ensureTable(dynamodbEndpoint, name, logTable), ensureBucket(s3Endpoint, name)]);
  const keyFile = join(tmpdir(), `${name}.pem`);
  await writeFile(keyFile, makeSigner(origin).privateKey.export({ type: 'pkcs8', format: 'pem' }));
  onTestFinished(() => rm(keyFile, { force: true }));
  const place = { name, dynamodbEndpoint, s3Endpoint, keyFile };
  const signed: SigningOracle = [];
  return { place, signed, ...openLog(place, (text) => signed.push(text)) };
}
