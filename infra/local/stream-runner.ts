import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { StreamTrigger } from '../functions.ts';
import { type Checkpoints, openCheckpoints } from './checkpoints.ts';
import { buryRecords } from './dead-letters.ts';
import { invoke, type LocalFunction } from './local-function.ts';
import { listShards, nearlyPageBytes, pageSize, type ShardReader, shardReader } from './shard-reader.ts';
import { runBatch } from './stream-batch.ts';
import { type QueuedRecord, toQueuedRecord } from './stream-record.ts';

export interface StreamRunner {
  /** Resolves when everything written before the call has been handed to the function. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export interface StreamRunnerOptions {
  client: DynamoDBStreamsClient;
  streamArn: string;
  target: LocalFunction;
  trigger: StreamTrigger;
  /** State folder: checkpoints and dead letters. */
  home: string;
  log: (line: string) => void;
}

/** Largest payload of a Lambda invocation is 6 MB; a record grows by about half when it becomes JSON. */
const largestBatchBytes = 4 * 1024 * 1024;
/** As long as Lambda waits between two looks: a look costs the engine more than the records that came meanwhile. */
const pauseBetweenLooks = 250;
const hurriedPause = 20;
const shardListPause = 2_000;

interface Running extends StreamRunnerOptions {
  checkpoints: Checkpoints;
  signal: AbortSignal;
  /** Waits, unless somebody asks for the end of the stream or all is to end. */
  pause(milliseconds: number): Promise<void>;
  /** Told after every look that found nothing. */
  rest(shardId: string, lookedAt: number): void;
}

/** Hands the records of a table's stream to a function, as a Lambda event source mapping does. */
export async function startStreamRunner(options: StreamRunnerOptions): Promise<StreamRunner> {
  const file = join(options.home, 'run', `stream-${options.target.definition.name}.json`);
  const checkpoints = await openCheckpoints(file, options.streamArn);
  const ending = new AbortController();
  let bell = new AbortController();
  const rested = new Map<string, number>();
  const running = {
    ...options,
    checkpoints,
    signal: ending.signal,
    pause: (milliseconds: number) => pause(milliseconds, AbortSignal.any([ending.signal, bell.signal])),
    rest: (shardId: string, at: number) => rested.set(shardId, at),
  };
  const following = new Map<string, Promise<void>>();
  const supervisor = superviseShards(running, following);
  return {
    settled: async () => {
      const asked = performance.now();
      while (!ending.signal.aborted) {
        const shards = await listShards(options.client, options.streamArn);
        const isSettled = ({ ShardId: id = '' }) => checkpoints.of(id)?.closed || (rested.get(id) ?? 0) > asked;
        if (shards.every(isSettled)) return;
        bell.abort();
        bell = new AbortController();
        await sleep(hurriedPause);
      }
    },
    stop: async () => {
      ending.abort();
      await Promise.all([supervisor, ...following.values()]);
    },
  };
}

/** Follows every shard whose parent is finished, and looks for new shards. */
async function superviseShards(running: Running, following: Map<string, Promise<void>>): Promise<void> {
  const { client, streamArn, checkpoints, signal } = running;
  while (!signal.aborted) {
    const shards = await retrying(running, () => listShards(client, streamArn));
    const known = new Set(shards?.map((shard) => shard.ShardId));
    for (const { ShardId: id, ParentShardId: parent } of shards ?? []) {
      if (!id || following.has(id) || checkpoints.of(id)?.closed) continue;
      if (parent && known.has(parent) && !checkpoints.of(parent)?.closed) continue;
      const done = followShard(running, id).finally(() => following.delete(id));
      following.set(id, done);
    }
    await pause(shardListPause, signal);
  }
}

async function followShard(running: Running, shardId: string): Promise<void> {
  const { client, streamArn, checkpoints, signal } = running;
  const reader = shardReader(client, streamArn, shardId, checkpoints.of(shardId)?.after);
  while (!signal.aborted) {
    const lookedAt = performance.now();
    const gathered = await retrying(running, () => gather(reader, running));
    if (!gathered) return;
    if (gathered.records.length > 0) await deliver(gathered.records, running, shardId);
    if (signal.aborted) return;
    if (gathered.closed) {
      await checkpoints.set(shardId, { ...checkpoints.of(shardId), closed: true });
      return;
    }
    if (gathered.full) continue;
    running.rest(shardId, lookedAt);
    await running.pause(pauseBetweenLooks);
  }
}

interface Gathered {
  records: QueuedRecord[];
  /** More may be waiting. */
  full: boolean;
  closed: boolean;
}

/** Collects a batch: until it is full, or nothing more is there and its window is over. */
async function gather(reader: ShardReader, { trigger, streamArn, signal, pause }: Running): Promise<Gathered> {
  const records: QueuedRecord[] = [];
  let bytes = 0;
  let windowEnds: number | undefined;
  for (;;) {
    const page = await reader.next();
    const queued = page.records.map((record) => toQueuedRecord(record, streamArn));
    records.push(...queued);
    bytes += sizeOf(queued);
    const full = records.length >= trigger.batchSize || bytes >= largestBatchBytes;
    if (full || page.closed || records.length === 0 || signal.aborted) return { records, full, closed: page.closed };
    // The engine ends a page at a number of records or of bytes; another look pays only when it did.
    if (queued.length >= pageSize || sizeOf(queued) >= nearlyPageBytes) continue;
    windowEnds ??= performance.now() + trigger.windowSeconds * 1000;
    if (performance.now() >= windowEnds) return { records, full, closed: page.closed };
    await pause(hurriedPause);
  }
}

function sizeOf(records: QueuedRecord[]): number {
  return records.reduce((total, { bytes }) => total + bytes, 0);
}

async function deliver(records: QueuedRecord[], running: Running, shardId: string): Promise<void> {
  const { target, trigger, checkpoints, signal, home, log } = running;
  for (let start = 0; start < records.length && !signal.aborted; start += trigger.batchSize) {
    await runBatch(records.slice(start, start + trigger.batchSize), {
      policy: trigger,
      call: (piece) => invoke(target, { Records: piece.map(({ event }) => event) }),
      bury: async (dead, reason, error) => {
        const file = await buryRecords(join(home, 'dead-letters'), target.definition.name, dead, reason, error);
        log(`${target.definition.name} gave up ${dead.length} record(s), kept in ${file}`);
      },
      advance: ({ sequenceNumber }) => checkpoints.set(shardId, { after: sequenceNumber, closed: false }),
      wait: (milliseconds) => (milliseconds > 0 ? sleep(milliseconds, undefined, { signal }) : Promise.resolve()),
      now: Date.now,
    }).catch((error) => {
      if (!signal.aborted) throw error;
    });
  }
}

/** Tries reading again while the engine does not answer; gives nothing when all is to end. */
async function retrying<T>({ signal, log }: Running, read: () => Promise<T>): Promise<T | undefined> {
  for (let failures = 0; !signal.aborted; failures++) {
    try {
      return await read();
    } catch (error) {
      if (failures === 1) log(`the stream cannot be read, trying again: ${error}`);
      await pause(2 * pauseBetweenLooks, signal);
    }
  }
  return undefined;
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}
