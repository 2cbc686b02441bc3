import { randomUUID } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { expect, inject, test } from 'vitest';
import { localS3Options } from '#infra/local/engines/s3.ts';
import { ensureBucket, ensureTable } from '#infra/local/storage.ts';
import { depositTable } from '#shared/deposits/deposit-store.ts';
import { logTable } from '#shared/log/log-store.ts';
import { memberTable } from '#shared/members/member-store.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import { webhookTable } from '#shared/webhooks/webhook-store.ts';
import { tellFaults } from './fault-story.ts';
import type { Stores } from './faulty-world.ts';

/** Empty stores of the engines of this run. */
async function engineStores(): Promise<Stores> {
  const name = `t${randomUUID().slice(0, 8)}-faults`;
  const [endpoint, s3Endpoint] = [inject('dynamodbEndpoint'), inject('s3Endpoint')];
  await Promise.all([
    ensureTable(endpoint, `${name}-deposits`, depositTable),
    ensureTable(endpoint, `${name}-members`, memberTable),
    ensureTable(endpoint, `${name}-webhooks`, webhookTable),
    ensureTable(endpoint, `${name}-log`, logTable),
    ensureBucket(s3Endpoint, name),
    ensureBucket(s3Endpoint, `${name}-log`),
  ]);
  const s3 = new S3Client({ endpoint: s3Endpoint, ...localS3Options });
  return { name, answerAtOnce: false, client: tableClient({ region: localS3Options.region, endpoint }), s3 };
}

test('the same stories end well on the real tables and buckets', async () => {
  const told = await tellFaults({ stores: await engineStores(), seed: 4, deposits: 60 });
  expect(told.violations).toEqual([]);
  expect(told.faults).toBeGreaterThan(20);
}, 240_000);
