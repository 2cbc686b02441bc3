import { log } from '../runtime/log.ts';
import type { PendingEntry } from './entry.ts';
import { type Edge, edgeRoot, growTree } from './grow-tree.ts';
import { type Head, LogHalted } from './head.ts';
import { readEdge, stageLeaves, stagingPath } from './log-files.ts';
import type { SequencerServices } from './log-services.ts';
import { commitHead, type LogTable } from './log-store.ts';
import { openHead } from './open-head.ts';
import { findPlaced, listPending, removePending } from './pending-store.ts';
import { publishHead } from './publish-head.ts';
import { stampRemembered } from './stamp-checkpoint.ts';

/** A transaction has 100 writes; one is the head's. */
const entriesAtOnce = 98;

export interface SequencingOptions {
  /** Milliseconds after which no further batch is begun. */
  within?: number;
}

/**
 * Gives every waiting entry its place in the log and shows it to readers, batch after batch. Any number of sequencers may run
 * at once, be killed and come back: the head moves by compare-and-swap, a batch is staged before it is committed, and what is
 * committed is published by whoever comes next. Answers how many entries it placed.
 */
export async function sequenceEntries(services: SequencerServices, options: SequencingOptions = {}): Promise<number> {
  try {
    return await sequenceAll(services, options);
  } catch (error) {
    if (error instanceof LogHalted) log('LOG_HALTED', { error });
    throw error;
  }
}

async function sequenceAll(services: SequencerServices, { within = 60_000 }: SequencingOptions): Promise<number> {
  const started = performance.now();
  let placed = 0;
  let edge: Edge | undefined;
  while (performance.now() - started < within) {
    const head = await openHead(services);
    const batch = await takeBatch(services.log);
    if (batch.length === 0) break;
    const known = edge?.size === head.size ? edge : undefined;
    const committed = await commitBatch(services, head, batch, known);
    // Somebody else was first.
    if (!committed) continue;
    edge = committed;
    placed += batch.length;
  }
  await stampRemembered(services);
  return placed;
}

/** The next entries in order. Those that have a place, because somebody died between placing and tidying, wait no more. */
async function takeBatch(table: LogTable): Promise<PendingEntry[]> {
  const waiting = await listPending(table, entriesAtOnce);
  if (waiting.length === 0) return waiting;
  const placed = await findPlaced(
    table,
    waiting.map(({ id }) => id),
  );
  if (placed.size === 0) return waiting;
  await removePending(
    table,
    waiting.filter(({ id }) => placed.has(id)),
  );
  const left = waiting.filter(({ id }) => !placed.has(id));
  return left.length > 0 ? left : takeBatch(table);
}

/** Stages, commits and publishes a batch; the new edge, or undefined when another sequencer committed first. */
async function commitBatch(
  services: SequencerServices,
  head: Head,
  batch: readonly PendingEntry[],
  known: Edge | undefined,
): Promise<Edge | undefined> {
  const { log: table, logFiles: files } = services;
  const leaves = batch.map(({ leaf }) => leaf);
  const growth = growTree(known ?? (await readEdge(files, head.size, head.root)), leaves);
  const root = edgeRoot(growth.edge);
  const staging = stagingPath(head.size, growth.edge.size, root);
  const next: Head = {
    origin: head.origin,
    version: head.version + 1,
    size: growth.edge.size,
    root,
    before: head.size,
    staging,
    published: false,
    publishedAt: head.publishedAt,
    at: services.now().toISOString(),
    acceptedAt: batch.at(-1)?.acceptedAt ?? null,
  };
  await stageLeaves(files, staging, leaves);
  const ids = batch.map(({ id }) => id);
  if (!(await commitHead(table, next, ids))) return undefined;
  await publishHead(services, next, growth);
  await removePending(table, batch);
  return growth.edge;
}
