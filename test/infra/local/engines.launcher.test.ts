import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Engines, startEngines } from '#infra/local/engines/engines.ts';
import { isAlive } from '#infra/local/engines/record.ts';
import { localCredentials, localS3Options } from '#infra/local/engines/s3.ts';

const lines: string[] = [];
const log = (line: string) => void lines.push(line);
const busy = createServer();
let home: string;
let engines: Engines;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'guiju 规矩-'));
  // Somebody may hold 9200 already, which serves this test as well.
  await new Promise((resolve) => busy.once('error', resolve).listen(9200, '127.0.0.1', () => resolve(undefined)));
  engines = await startEngines({ home, log });
}, 300_000);

afterAll(async () => {
  await engines?.stop();
  busy.close();
  await rm(home, { recursive: true, force: true });
}, 60_000);

const urls = (): string[] => [engines.opensearchUrl, engines.dynamodbEndpoint, engines.s3Endpoint];
const reachable = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );
const pids = async (): Promise<number[]> => {
  const records = await readdir(join(home, 'run'));
  return Promise.all(records.map(async (file) => JSON.parse(await readFile(join(home, 'run', file), 'utf8')).pid));
};

test('a busy port moves on, and each engine says where it listens', () => {
  expect(new URL(engines.opensearchUrl).port).not.toBe('9200');
  for (const url of urls()) expect(lines.some((line) => line.includes(`listening on ${url} `))).toBe(true);
});

test('OpenSearch is the version of the design with its two analysis plugins', async () => {
  expect(await (await fetch(engines.opensearchUrl)).json()).toMatchObject({ version: { number: '3.8.0' } });
  const plugins = await (await fetch(`${engines.opensearchUrl}/_cat/plugins?h=component`)).text();
  expect(plugins).toMatch(/ICU/);
  expect(plugins).toMatch(/Chinese/i);
});

test.runIf(process.platform === 'linux')('no engine listens on anything but loopback', async () => {
  const addresses = await listeningAddresses(await pids());
  expect(addresses.length).toBeGreaterThanOrEqual(4);
  for (const address of addresses)
    expect(address).toMatch(/^(0100007F|0000000000000000FFFF00000100007F|0{24}01000000)$/);
});

test('another address of this machine does not reach the engines', async () => {
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal);
  for (const { address } of outside) {
    for (const url of urls()) expect(await reachable(url.replace('127.0.0.1', address))).toBe(false);
  }
});

test('a second launcher is refused while the first one runs', async () => {
  await expect(startEngines({ home, log })).rejects.toThrow(/OpenSearch already runs on .* stop that one first/);
  for (const url of urls()) expect(await reachable(url)).toBe(true);
});

test('variables put running engines in place of the embedded ones, and stop leaves those alone', async () => {
  vi.stubEnv('OPENSEARCH_URL', `${engines.opensearchUrl}/`);
  vi.stubEnv('DYNAMODB_ENDPOINT', engines.dynamodbEndpoint);
  vi.stubEnv('S3_ENDPOINT', engines.s3Endpoint);
  const adopted = await startEngines({ home, log });
  expect(adopted).toMatchObject({ opensearchUrl: engines.opensearchUrl, s3Endpoint: engines.s3Endpoint });
  await adopted.stop();
  for (const url of urls()) expect(await reachable(url)).toBe(true);
  vi.stubEnv('S3_ENDPOINT', 'http://127.0.0.1:1');
  await expect(startEngines({ home, log })).rejects.toThrow('S3_ENDPOINT names http://127.0.0.1:1 and nothing answers');
  vi.unstubAllEnvs();
});

test('stop closes every port and a second start finds the data again', async () => {
  await writeEverywhere();
  const [before, running] = [urls(), await pids()];
  await engines.stop();
  for (const url of before) expect(await reachable(url)).toBe(false);
  for (const pid of running) expect(isAlive(pid)).toBe(false);
  engines = await startEngines({ home, log, ports: 'any' });
  expect(await readEverywhere()).toEqual({ opensearch: '环境', dynamodb: '空气', s3: '质量' });
}, 180_000);

test('engines end when their launcher is killed', async () => {
  const script = `
    const { startEngines } = await import('#infra/local/engines/engines.ts');
    await startEngines({ home: ${JSON.stringify(home)}, log: console.log, ports: 'any' });
    setInterval(() => undefined, 1000);
    console.log('all up');`;
  await engines.stop();
  const launcher = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve) =>
    launcher.stdout.on('data', (text) => String(text).includes('all up') && resolve()),
  );
  const running = await pids();
  expect(running).toHaveLength(3);
  launcher.kill('SIGKILL');
  await vi.waitUntil(() => !running.some(isAlive), { timeout: 30_000 });
}, 180_000);

async function writeEverywhere(): Promise<void> {
  const json = { 'content-type': 'application/json' };
  await fetch(`${engines.opensearchUrl}/kept`, { method: 'PUT' });
  const body = JSON.stringify({ word: '环境' });
  await fetch(`${engines.opensearchUrl}/kept/_doc/1`, { method: 'PUT', headers: json, body });
  const dynamodb = dynamoDb();
  await dynamodb.send(
    new CreateTableCommand({
      TableName: 'kept',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    }),
  );
  await dynamodb.send(new PutItemCommand({ TableName: 'kept', Item: { pk: { S: '1' }, word: { S: '空气' } } }));
  await s3().send(new CreateBucketCommand({ Bucket: 'kept' }));
  await s3().send(new PutObjectCommand({ Bucket: 'kept', Key: '标准/1', Body: '质量' }));
}

async function readEverywhere() {
  const document = await (await fetch(`${engines.opensearchUrl}/kept/_source/1`)).json();
  const { Item } = await dynamoDb().send(new GetItemCommand({ TableName: 'kept', Key: { pk: { S: '1' } } }));
  const object = await s3().send(new GetObjectCommand({ Bucket: 'kept', Key: '标准/1' }));
  return { opensearch: document.word, dynamodb: Item?.word?.S, s3: await object.Body?.transformToString() };
}

const dynamoDb = () =>
  new DynamoDBClient({ endpoint: engines.dynamodbEndpoint, region: 'us-east-1', credentials: localCredentials });
const s3 = () => new S3Client({ endpoint: engines.s3Endpoint, ...localS3Options });

/** Local addresses, in the kernel's hexadecimal, of the sockets on which the processes listen. */
async function listeningAddresses(processes: number[]): Promise<string[]> {
  const inodes = new Set<string>();
  for (const pid of processes) {
    for (const entry of await readdir(`/proc/${pid}/fd`)) {
      const inode = /^socket:\[(\d+)\]$/.exec(await readlink(`/proc/${pid}/fd/${entry}`).catch(() => ''));
      if (inode?.[1]) inodes.add(inode[1]);
    }
  }
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((table) => readFile(`/proc/net/${table}`, 'utf8').catch(() => '')),
  );
  return tables
    .flatMap((table) => table.split('\n').slice(1))
    .map((row) => row.trim().split(/\s+/))
    .filter((columns) => columns[3] === '0A' && inodes.has(columns[9] ?? ''))
    .map((columns) => columns[1]?.split(':')[0] ?? '');
}
