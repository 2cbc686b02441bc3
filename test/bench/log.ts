import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { localS3Options } from '#infra/local/engines/s3.ts';
import { ensureBucket, ensureTable } from '#infra/local/storage.ts';
import { formatCheckpoint } from '#shared/log/checkpoint.ts';
import { findReceipt } from '#shared/log/find-receipt.ts';
import { edgeRoot, emptyEdge, growTree } from '#shared/log/grow-tree.ts';
import type { SequencerServices } from '#shared/log/log-services.ts';
import { logTable } from '#shared/log/log-store.ts';
import { formatSignature } from '#shared/log/note.ts';
import { proveInclusion } from '#shared/log/proof.ts';
import { formatReceipt } from '#shared/log/receipt.ts';
import { sequenceEntries } from '#shared/log/sequence-entries.ts';
import { submitEntry } from '#shared/log/submit-entry.ts';
import { subtreeReader, type Tile, tilePath } from '#shared/log/tile.ts';
import { verifierKey } from '#shared/log/verifier-key.ts';
import { verifyReceipt } from '#shared/log/verify-receipt.ts';
import type { SigningKey } from '#shared/runtime/signing-key.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import { conditionalFiles } from '#shared/runtime/write-once-files.ts';
import { percentile } from './metrics.ts';
import { type BenchContext, table } from './part.ts';

/** Ten batches. They wait while all are accepted, for which the log shuts its door after half a minute. */
const entries = 980;
const submitters = 4;
/** Entries a second while latency is measured. */
const steadyRate = 20;
const steadySeconds = 15;
const simulated = [1_000, 10_000, 100_000, 1_000_000];

/** Speed of accepting and sequencing on a fresh log, the wait for receipts, and what a receipt weighs in trees of any size. */
export async function report({ run, print }: BenchContext): Promise<string> {
  const parts: string[] = [];
  if (run) parts.push(await measureLog(await freshLog(run)));
  print('  receipts of simulated trees …');
  parts.push(await measureReceipts());
  return parts.join('\n\n');
}

const origin = 'bench.example/log';

function makeKey(): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: async () => new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }).subarray(12)),
    sign: async (message) => sign(null, message, privateKey),
  };
}

async function freshLog(run: { dynamodbEndpoint: string; s3Endpoint: string }): Promise<SequencerServices> {
  const name = `bench-${randomUUID().slice(0, 8)}-log`;
  const { dynamodbEndpoint: endpoint, s3Endpoint } = run;
  await Promise.all([ensureTable(endpoint, name, logTable), ensureBucket(s3Endpoint, name)]);
  return {
    log: { client: tableClient({ region: localS3Options.region, endpoint }), name },
    logFiles: conditionalFiles(new S3Client({ endpoint: s3Endpoint, ...localS3Options }), name),
    now: () => new Date(),
    origin,
    signingKey: makeKey(),
    witnesses: [],
    quorum: 0,
    patience: 2000,
    fetch,
  };
}

/** As large as the statement of a deposit. */
const leafOf = (n: number) =>
  new TextEncoder().encode(JSON.stringify({ n, hash: 'a'.repeat(64), more: 'b'.repeat(400) }));

async function accept(services: SequencerServices, n: number): Promise<{ id: string; at: number }> {
  const { id, writes } = await submitEntry(services, { leaf: leafOf(n) });
  await services.log.client.send(new TransactWriteCommand({ TransactItems: writes }));
  return { id, at: performance.now() };
}

async function measureLog(services: SequencerServices): Promise<string> {
  await sequenceEntries(services);
  const started = performance.now();
  let next = 0;
  const submitter = async () => {
    while (next < entries) await accept(services, next++);
  };
  await Promise.all(Array.from({ length: submitters }, submitter));
  const accepted = performance.now();
  await sequenceEntries(services);
  const placed = performance.now();
  const waits = await measureWaits(services);
  const rate = (milliseconds: number) => (entries / (milliseconds / 1000)).toFixed(0);
  const rows = [
    ['accepted, 4 at a time', `${rate(accepted - started)} entries/s`],
    ['placed and published by one sequencer', `${rate(placed - accepted)} entries/s`],
    [
      `from acceptance to receipt at ${steadyRate} entries/s`,
      `p50 ${percentile(waits, 0.5).toFixed(0)} ms, p99 ${percentile(waits, 0.99).toFixed(0)} ms`,
    ],
  ];
  return `${table(['log on DynamoDB Local and S3Proxy', 'measured'], rows)}\n\n${entries} entries of about 500 bytes into a fresh log, each accepted in a transaction of its own.`;
}

/** Waits for receipts while entries come at a steady rate and the sequencer is called as the doorbell does, every 250 ms. */
async function measureWaits(services: SequencerServices): Promise<number[]> {
  const waiting = new Map<string, number>();
  const waits: number[] = [];
  const count = steadyRate * steadySeconds;
  for (let n = 0; waits.length < count; n += 1) {
    const tick = performance.now();
    const due = Math.min(count, Math.round((n + 1) * (steadyRate / 4)));
    for (let k = waits.length + waiting.size; k < due; k += 1) {
      const { id, at } = await accept(services, entries + k);
      waiting.set(id, at);
    }
    await sequenceEntries(services);
    for (const [id, at] of waiting) {
      if ((await findReceipt(services, id))?.state !== 'published') continue;
      waits.push(performance.now() - at);
      waiting.delete(id);
    }
    const left = 250 - (performance.now() - tick);
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
  }
  return waits;
}

async function measureReceipts(): Promise<string> {
  const key = makeKey();
  const logKey = verifierKey(origin, await key.publicKey());
  const stored = new Map<string, Uint8Array>();
  const rows: string[][] = [];
  let edge = emptyEdge;
  for (const size of simulated) {
    while (edge.size < size) {
      const from = edge.size;
      const growth = growTree(
        edge,
        Array.from({ length: Math.min(10_000, size - from) }, (_, n) => leafOf(from + n)),
      );
      for (const { path, bytes } of growth.files) if (!path.startsWith('tile/entries')) stored.set(path, bytes);
      edge = growth.edge;
    }
    const text = formatCheckpoint({ origin, size, root: edgeRoot(edge) });
    const signature = await key.sign(new TextEncoder().encode(text));
    const checkpoint = `${text}\n${formatSignature({ name: origin, keyId: logKey.id, signature })}`;
    const fetchTile = async (tile: Tile) => stored.get(tilePath(tile)) ?? new Uint8Array();
    const times: number[] = [];
    let bytes = 0;
    for (let k = 0; k < 50; k += 1) {
      const index = Math.floor((size / 50) * k);
      const proof = await proveInclusion(subtreeReader(size, fetchTile), index, size);
      const receipt = new TextEncoder().encode(formatReceipt({ index, proof, checkpoint }));
      bytes = Math.max(bytes, receipt.length);
      const started = performance.now();
      if (!verifyReceipt(receipt, leafOf(index), { logKey }).valid) throw new Error(`receipt ${index} is not valid`);
      times.push(performance.now() - started);
    }
    rows.push([String(size), String(bytes), percentile(times, 0.5).toFixed(0), percentile(times, 0.99).toFixed(0)]);
  }
  return table(['leaves', 'largest receipt, bytes', 'verified, p50 ms', 'p99 ms'], rows);
}
