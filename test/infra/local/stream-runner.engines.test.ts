import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import type { FunctionDefinition, StreamTrigger } from '#infra/functions.ts';
import { localCredentials, localS3Options } from '#infra/local/engines/s3.ts';
import { ensureTable } from '#infra/local/storage.ts';
import { type StreamRunner, startStreamRunner } from '#infra/local/stream-runner.ts';

const trigger: StreamTrigger = {
  kind: 'stream',
  table: 'catalogue',
  batchSize: 10,
  windowSeconds: 0,
  retryAttempts: 1,
  bisect: true,
  maximumAgeSeconds: 3600,
};
const definition: FunctionDefinition = {
  name: 'follower',
  purpose: 'Notes what it is handed',
  entry: 'none',
  memoryMb: 128,
  timeoutSeconds: 5,
  trigger,
  reads: [],
  writes: [],
};
const settings = {
  endpoint: inject('dynamodbEndpoint'),
  region: localS3Options.region,
  credentials: localCredentials,
};
const tables = new DynamoDBClient(settings);
const client = new DynamoDBStreamsClient(settings);
const runners: StreamRunner[] = [];
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'guiju-stream-'));
});

afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
});

afterAll(async () => {
  tables.destroy();
  client.destroy();
  await rm(home, { recursive: true, force: true });
});

/** Follows the stream of a table and gives the ids it was handed, in order. */
async function follow(table: string, handle: (id: string) => void = () => undefined) {
  const streamArn = await ensureTable(settings.endpoint, table, { partitionKey: 'id' });
  const seen: string[] = [];
  const handler = async (event: unknown) => {
    const ids = (event as DynamoDBStreamEvent).Records.map(({ dynamodb }) => dynamodb?.Keys?.id?.S ?? '');
    ids.forEach(handle);
    seen.push(...ids);
  };
  const target = { definition, handler };
  const runner = await startStreamRunner({ client, streamArn, target, trigger, home, log: () => undefined });
  runners.push(runner);
  return { seen, runner };
}

async function write(table: string, ids: number[]): Promise<void> {
  for (const id of ids) {
    await tables.send(new PutItemCommand({ TableName: table, Item: { id: { S: String(id) } } }));
  }
}

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

test('every change reaches the function once, in order, in batches', async () => {
  const { seen, runner } = await follow('stream-order');
  await write('stream-order', upTo(35));
  await runner.settled();
  expect(seen).toEqual(upTo(35).map(String));
});

test('a restart goes on where the last run ended, and sees what was written meanwhile', async () => {
  const first = await follow('stream-restart');
  await write('stream-restart', [1, 2, 3]);
  await first.runner.settled();
  await first.runner.stop();
  await write('stream-restart', [4, 5]);
  const second = await follow('stream-restart');
  await second.runner.settled();
  expect(second.seen).toEqual(['4', '5']);
});

test('a record that cannot be dealt with becomes a dead letter, its neighbours go on', async () => {
  const { seen, runner } = await follow('stream-poison', (id) => {
    if (id === '5') throw new Error('cannot read 5');
  });
  await write('stream-poison', upTo(9));
  await runner.settled();
  expect(seen).toEqual(['1', '2', '3', '4', '6', '7', '8', '9']);
  const [name = ''] = await readdir(join(home, 'dead-letters'));
  const letter = JSON.parse(await readFile(join(home, 'dead-letters', name), 'utf8'));
  expect(letter).toMatchObject({
    requestContext: { functionName: 'follower', condition: 'RetryAttemptsExhausted' },
    error: { message: 'cannot read 5' },
    batchSize: 1,
  });
  expect(letter.records[0].dynamodb.NewImage).toEqual({ id: { S: '5' } });
});
