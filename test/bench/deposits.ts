import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
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
import { addOrganization, anna, declarationOf, homes, textOf } from '#test/shared/deposits/deposit-engines.ts';
import { readBucket, scanTable } from '#test/shared/log/log-snapshot.ts';
import { makeSigner } from '#test/shared/log/made-notes.ts';
import { signingKeyOf } from '#test/shared/log/signing-key-of.ts';
import { type BenchContext, table } from './part.ts';

type Services = DepositApiServices & SequencerServices;

const depositors = 16;

interface Engines {
  dynamodbEndpoint: string;
  s3Endpoint: string;
}

/**
 * Whole deposits, from declaration to receipt, into fresh tables and buckets: how many a second, how long their depositors wait
 * for the receipt, and how much is kept of each. `GUIJU_DEPOSITS` says how many. `DYNAMODB_ENDPOINT` and `S3_ENDPOINT` name
 * engines where no service runs.
 */
export async function report({ run, print }: BenchContext): Promise<string> {
  const { DYNAMODB_ENDPOINT = '', S3_ENDPOINT = '', GUIJU_DEPOSITS = '2000' } = process.env;
  const engines: Engines = run ?? { dynamodbEndpoint: DYNAMODB_ENDPOINT, s3Endpoint: S3_ENDPOINT };
  if (!engines.dynamodbEndpoint || !engines.s3Endpoint) return '';
  const count = Number(GUIJU_DEPOSITS);
  const { services, s3, name } = await freshDeposits(engines);
  await sequenceEntries(services);
  const before = await keptBytes(services, s3, name);
  print(`  ${count} deposits …`);
  const { seconds, waits } = await depositAll(services, count);
  const after = await keptBytes(services, s3, name);
  const each = (kept: keyof typeof after) => `${Math.round((after[kept] - before[kept]) / count)} bytes`;
  const rows = [
    [`whole deposits, ${depositors} at a time`, `${(count / seconds).toFixed(1)} deposits/s`],
    ['from acceptance to receipt', `p50 ${quantile(waits, 0.5)} ms, p99 ${quantile(waits, 0.99)} ms`],
    ['kept of a deposit in the register', each('register')],
    ['kept of a deposit in the table of the log', each('log')],
    ['public files of the log, a deposit', each('files')],
  ];
  return `${table(['deposits on DynamoDB Local and S3Proxy', 'measured'], rows)}\n\n${count} texts of about 3 kB, each declared, uploaded by its link, hashed, screened, accepted and placed in the log, of which a receipt is fetched.`;
}

async function freshDeposits({ dynamodbEndpoint: endpoint, s3Endpoint }: Engines) {
  const name = `bench-${randomUUID().slice(0, 8)}-deposits`;
  await Promise.all([
    ensureTable(endpoint, name, depositTable),
    ensureTable(endpoint, `${name}-members`, memberTable),
    ensureTable(endpoint, `${name}-webhooks`, webhookTable),
    ensureTable(endpoint, `${name}-log`, logTable),
    ensureBucket(s3Endpoint, name),
    ensureBucket(s3Endpoint, `${name}-log`),
  ]);
  const client = tableClient({ region: localS3Options.region, endpoint });
  const s3 = new S3Client({ endpoint: s3Endpoint, ...localS3Options });
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
  };
  await addOrganization(services.members, homes.anna, { anna: ['depositor'] });
  return { services, s3, name };
}

/** Depositors side by side, and a sequencer that comes as the doorbell rings it. */
async function depositAll(services: Services, count: number): Promise<{ seconds: number; waits: number[] }> {
  const waits: number[] = [];
  const waiting = new Map<string, number>();
  const started = performance.now();
  let [next, last] = [0, ''];
  const depositor = async () => {
    while (next < count) {
      const entry = await deposit(services, next++);
      last = entry;
      waiting.set(entry, performance.now());
    }
  };
  let isOver = false;
  const work = Promise.all(Array.from({ length: depositors }, depositor)).finally(() => {
    isOver = true;
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
    await sequenceEntries(sequencing);
    await shown();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await work;
  const seconds = (performance.now() - started) / 1000;
  if ((await findReceipt(services, last))?.state !== 'published') throw new Error('the last deposit has no receipt');
  return { seconds, waits };
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
  const bytes = textOf(`bench ${n}`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const declaration = declarationOf(bytes, sha256, { number: `T/GUIJU ${n + 1}-2026` });
  const asked = { declaration, key: `bench-deposit-${n}`, caller: anna, requestId: 'bench' };
  const { id, upload } = await declareDeposit(services, asked);
  if (!upload) throw new Error(`${id} takes no upload`);
  const sent = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: Buffer.from(bytes) });
  if (!sent.ok) throw new Error(`${id} was not uploaded (${sent.status})`);
  const { entry, state } = await sealDeposit(services, { id, caller: anna, requestId: 'bench' });
  if (!entry) throw new Error(`${id} is ${state}`);
  return entry;
}

/** Bytes of items as JSON, and of files. */
async function keptBytes({ deposits, log }: Services, s3: S3Client, name: string) {
  const [register, entries, files] = await Promise.all([
    scanTable(deposits),
    scanTable(log),
    readBucket(s3, `${name}-log`),
  ]);
  const sizeOf = (rows: object[]) => rows.reduce((sum, row) => sum + JSON.stringify(row).length, 0);
  return {
    register: sizeOf(register),
    log: sizeOf(entries),
    files: [...files.values()].reduce((sum, { length }) => sum + length, 0),
  };
}

function quantile(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
}
