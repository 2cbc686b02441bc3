import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { localS3Options } from '#infra/local/engines/s3.ts';
import { ensureBucket, ensureTable } from '#infra/local/storage.ts';
import { declareDeposit } from '#shared/deposits/declare-deposit.ts';
import type { DepositApiServices } from '#shared/deposits/deposit-services.ts';
import { depositTable } from '#shared/deposits/deposit-store.ts';
import { sealDeposit } from '#shared/deposits/seal-deposit.ts';
import { findReceipt } from '#shared/log/find-receipt.ts';
import { checkpointPath } from '#shared/log/log-files.ts';
import type { SequencerServices } from '#shared/log/log-services.ts';
import { logTable } from '#shared/log/log-store.ts';
import { findPlaced } from '#shared/log/pending-store.ts';
import { sequenceEntries } from '#shared/log/sequence-entries.ts';
import { memberTable } from '#shared/members/member-store.ts';
import { createFileClient } from '#shared/runtime/file-client.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import { conditionalFiles, type WriteOnceFiles } from '#shared/runtime/write-once-files.ts';
import { webhookTable } from '#shared/webhooks/webhook-store.ts';
import { addOrganization, anna, declarationOf, homes } from '#test/shared/deposits/deposit-engines.ts';
import { makeSigner } from '#test/shared/log/made-notes.ts';
import { signingKeyOf } from '#test/shared/log/signing-key-of.ts';
import { costOf, timed } from './computing-time.ts';
import { keptBytes } from './kept-bytes.ts';
import { textOf } from './made-texts.ts';
import { percentile } from './metrics.ts';
import { type BenchContext, table } from './part.ts';
import { RepeatedCalls } from './repeated-calls.ts';

type Services = DepositApiServices & SequencerServices & { noteUpload(id: string, bytes: Uint8Array): void };

const depositors = 32;
/** As often as Lambda looks at a stream, milliseconds. */
const lookEvery = 250;

interface Engines {
  dynamodbEndpoint: string;
  s3Endpoint: string;
}

/**
 * Whole deposits, from declaration to receipt, into fresh tables and buckets: how many a second, how long their depositors wait
 * for the receipt, and how much is kept of each; and what the engines do in a second of the very same calls, made bare. The computing
 * time of each process is what it costs, however busy the computer is with other things. `GUIJU_DEPOSITS` says how many.
 * `DYNAMODB_ENDPOINT` and `S3_ENDPOINT` name engines where no service runs, `GUIJU_HOME` the folder that they were started in.
 */
export async function report({ run, print }: BenchContext): Promise<string> {
  const { DYNAMODB_ENDPOINT = '', S3_ENDPOINT = '', GUIJU_DEPOSITS = '3000' } = process.env;
  const engines: Engines = run ?? { dynamodbEndpoint: DYNAMODB_ENDPOINT, s3Endpoint: S3_ENDPOINT };
  if (!engines.dynamodbEndpoint || !engines.s3Endpoint) {
    print('  not measured: no service runs (npm start), and DYNAMODB_ENDPOINT and S3_ENDPOINT name no engines');
    return '';
  }
  const count = Number(GUIJU_DEPOSITS);
  const { services, s3, name, calls } = await freshDeposits(engines);
  await sequenceEntries(services);
  const before = await keptBytes(services, s3, `${name}-log`);
  print(`  ${count} deposits …`);
  calls.clear();
  const whole = await timed(() => depositAll(services, count));
  const { seconds, answer: waits, cpu } = whole;
  const bare = await bareCalls(calls, engines, name);
  const after = await keptBytes(services, s3, `${name}-log`);
  const each = (kept: keyof typeof after) => `${Math.round((after[kept] - before[kept]) / count)} bytes`;
  const rows = [
    [`whole deposits, ${depositors} at a time`, `${(count / seconds).toFixed(1)} deposits/s`],
    ['their calls to table and bucket made bare, as many at a time', `${(count / bare.seconds).toFixed(1)} deposits/s`],
    ['calls to table and bucket, a deposit', (calls.count / count).toFixed(1)],
    ['computing time a deposit', costOf(cpu, count)],
    ['of its calls made bare', costOf(bare.cpu, count)],
    [
      'from acceptance to receipt',
      `p50 ${percentile(waits, 0.5).toFixed(0)} ms, p99 ${percentile(waits, 0.99).toFixed(0)} ms`,
    ],
    ['kept of a deposit in the register', each('register')],
    ['kept of a deposit in the table of the log', each('log')],
    ['public files of the log, a deposit', each('files')],
  ];
  return `${table(['deposits on DynamoDB Local and S3Proxy', 'measured'], rows)}\n\n${count} texts of about 3 kB of which an eighth is in all of them, each declared, uploaded by its link, hashed, screened, accepted and placed in the log, of which a receipt is fetched.`;
}

/** The calls of the deposits again, into other fresh tables and buckets. */
async function bareCalls(calls: RepeatedCalls, engines: Engines, name: string) {
  const other = name.replace('bench-', 'bare-');
  await freshPlaces(engines, other);
  return timed(() => calls.repeat(depositors, name, other));
}

async function freshPlaces({ dynamodbEndpoint: endpoint, s3Endpoint }: Engines, name: string): Promise<void> {
  await Promise.all([
    ensureTable(endpoint, name, depositTable),
    ensureTable(endpoint, `${name}-members`, memberTable),
    ensureTable(endpoint, `${name}-webhooks`, webhookTable),
    ensureTable(endpoint, `${name}-log`, logTable),
    ensureBucket(s3Endpoint, name, 'uploads/'),
    ensureBucket(s3Endpoint, `${name}-log`, 'staging/'),
  ]);
}

async function freshDeposits(engines: Engines) {
  const name = `bench-${randomUUID().slice(0, 8)}-deposits`;
  await freshPlaces(engines, name);
  const calls = new RepeatedCalls();
  const client = calls.writeDown(tableClient({ region: localS3Options.region, endpoint: engines.dynamodbEndpoint }));
  const bucketClient = new S3Client({ endpoint: engines.s3Endpoint, ...localS3Options });
  const s3 = calls.writeDown(bucketClient);
  const origin = 'bench.example/log';
  const services: Services = {
    members: { client, name: `${name}-members` },
    deposits: { client, name },
    depositFiles: { uploads: createFileClient(s3, name), documents: conditionalFiles(s3, name) },
    webhooks: { name: `${name}-webhooks` },
    log: { client, name: `${name}-log` },
    logFiles: conditionalFiles(s3, `${name}-log`),
    now: () => new Date(),
    signingKey: signingKeyOf(makeSigner(origin, 'log', generateKeyPairSync('ed25519'))),
    origin,
    witnesses: [],
    quorum: 0,
    patience: 2000,
    fetch,
    // By its link, so no client knows of it.
    noteUpload: (id, bytes) =>
      calls.note(bucketClient, new PutObjectCommand({ Bucket: name, Key: `uploads/${id}`, Body: bytes })),
  };
  await addOrganization(services.members, homes.anna, { anna: ['depositor'] });
  return { services, s3, name, calls };
}

/** Depositors side by side, and a sequencer that comes as the doorbell rings it; answers how long receipts were waited for. */
async function depositAll(services: Services, count: number): Promise<number[]> {
  const waits: number[] = [];
  const waiting = new Map<string, number>();
  let [next, last] = [0, ''];
  const depositor = async () => {
    while (next < count) {
      const entry = await deposit(services, next++);
      last = entry;
      waiting.set(entry, performance.now());
      bell.resolve();
    }
  };
  let isOver = false;
  let bell = Promise.withResolvers<void>();
  const work = Promise.all(Array.from({ length: depositors }, depositor)).finally(() => {
    isOver = true;
    bell.resolve();
  });
  /** When readers come to see a checkpoint, what is placed by then has its receipt. */
  const shown = async () => {
    const now = performance.now();
    for (const entry of await findPlaced(services.log, [...waiting.keys()].slice(0, 100))) {
      waits.push(now - (waiting.get(entry) ?? now));
      waiting.delete(entry);
    }
  };
  const sequencing = { ...services, logFiles: tellingFiles(services.logFiles, shown) };
  while (!isOver || waiting.size > 0) {
    // A batch window, as the one of the stream that rings.
    if (!isOver) await Promise.all([bell.promise, new Promise((resolve) => setTimeout(resolve, lookEvery))]);
    bell = Promise.withResolvers();
    await sequenceEntries(sequencing);
    await shown();
  }
  await work;
  if ((await findReceipt(services, last))?.state !== 'published') throw new Error('the last deposit has no receipt');
  return waits;
}

/** Files that tell when the newest checkpoint has moved. */
function tellingFiles(files: WriteOnceFiles, shown: () => Promise<void>): WriteOnceFiles {
  return {
    ...files,
    replace: async (key, ...rest) => {
      const isMoved = await files.replace(key, ...rest);
      if (isMoved && key === checkpointPath) await shown();
      return isMoved;
    },
  };
}

/** One deposit; answers its entry in the log. */
async function deposit(services: Services, n: number): Promise<string> {
  const bytes = textOf(n);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const declaration = declarationOf(bytes, sha256, { number: `T/GUIJU ${n + 1}-2026` });
  const asked = { declaration, key: `bench-deposit-${n}`, caller: anna, requestId: 'bench' };
  const { id, upload } = await declareDeposit(services, asked);
  if (!upload) throw new Error(`${id} takes no upload`);
  const sent = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: Buffer.from(bytes) });
  services.noteUpload(id, bytes);
  if (!sent.ok) throw new Error(`${id} was not uploaded (${sent.status})`);
  const { entry, state } = await sealDeposit(services, { id, caller: anna, requestId: 'bench' });
  if (!entry) throw new Error(`${id} is ${state}`);
  return entry;
}
