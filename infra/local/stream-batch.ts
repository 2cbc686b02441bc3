/** What to do when a function fails on a part of a stream; the fields are those of a Lambda event source mapping. */
export interface RetryPolicy {
  retryAttempts: number;
  bisect: boolean;
  maximumAgeSeconds: number;
}

/** What the rules need of a stream record. */
export interface Sequenced {
  sequenceNumber: string;
  /** Seconds since 1970 at which it was written. */
  writtenAt: number;
}

/** Neighbouring records that are tried together; `retries` counts tries after the first one of exactly these. */
export interface Piece<R> {
  records: R[];
  retries: number;
}

export type Outcome = { kind: 'done' } | { kind: 'failed' } | { kind: 'partial'; from: number };

export type DeathReason = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

/**
 * Reads what a function with `ReportBatchItemFailures` returned: nothing or an empty list is success, an identifier
 * that is empty or not of this batch fails all of it, else everything from the first failed record is tried again.
 */
export function readOutcome(result: unknown, records: Sequenced[]): Outcome {
  if (typeof result !== 'object' || result === null || !('batchItemFailures' in result)) return { kind: 'done' };
  const failures = result.batchItemFailures;
  if (failures === null || failures === undefined) return { kind: 'done' };
  if (!Array.isArray(failures)) return { kind: 'failed' };
  if (failures.length === 0) return { kind: 'done' };
  const positions = new Map(records.map(({ sequenceNumber }, index) => [sequenceNumber, index]));
  const failed = failures.map((failure: { itemIdentifier?: string }) => positions.get(failure?.itemIdentifier ?? ''));
  if (failed.some((index) => index === undefined)) return { kind: 'failed' };
  const from = Math.min(...failed.map(Number));
  return from === 0 ? { kind: 'failed' } : { kind: 'partial', from };
}

/**
 * Decides what follows a try: the pieces to try next, in order, and the piece to give up. Splitting does not count as
 * a retry (Lambda developer guide, "Bisect batch on function error"); every split is smaller, so this ends.
 */
export function settle<R>(piece: Piece<R>, outcome: Outcome, policy: RetryPolicy): { next: Piece<R>[]; dead?: R[] } {
  if (outcome.kind === 'done') return { next: [] };
  const { records, retries } = piece;
  if (outcome.kind === 'partial' && policy.bisect) return { next: [{ records: records.slice(outcome.from), retries }] };
  if (outcome.kind === 'failed' && policy.bisect && records.length > 1) {
    const middle = Math.ceil(records.length / 2);
    return {
      next: [
        { records: records.slice(0, middle), retries },
        { records: records.slice(middle), retries },
      ],
    };
  }
  const left = outcome.kind === 'partial' ? records.slice(outcome.from) : records;
  if (retries >= policy.retryAttempts) return { next: [], dead: left };
  return { next: [{ records: left, retries: retries + 1 }] };
}

/** Parts the records that are too old to be tried again from the others. */
export function partExpired<R extends Sequenced>(
  records: R[],
  policy: RetryPolicy,
  now: number,
): { expired: R[]; fresh: R[] } {
  const oldest = now / 1000 - policy.maximumAgeSeconds;
  const firstFresh = records.findIndex(({ writtenAt }) => writtenAt >= oldest);
  const split = firstFresh === -1 ? records.length : firstFresh;
  return { expired: records.slice(0, split), fresh: records.slice(split) };
}

/** Wait before a retry: 100 ms, doubled each time, 10 s at most. */
export function backoff(retries: number): number {
  return retries === 0 ? 0 : Math.min(100 * 2 ** (retries - 1), 10_000);
}

export interface BatchRun<R> {
  policy: RetryPolicy;
  call(records: R[]): Promise<unknown>;
  bury(records: R[], reason: DeathReason, error: unknown): Promise<void>;
  /** Everything up to and with this record is dealt with. */
  advance(record: R): Promise<void>;
  wait(milliseconds: number): Promise<void>;
  now(): number;
}

/** Works through one batch in order until every record is done, given up, or `wait` rejects because all is to end. */
export async function runBatch<R extends Sequenced>(batch: R[], run: BatchRun<R>): Promise<void> {
  let pieces: Piece<R>[] = [{ records: batch, retries: 0 }];
  let lastError: unknown;
  let dealtWith: R | undefined;
  for (let piece = pieces.shift(); piece; piece = pieces.shift()) {
    await run.wait(backoff(piece.retries));
    const { expired, fresh } = partExpired(piece.records, run.policy, run.now());
    if (expired.length > 0) await run.bury(expired, 'RecordAgeExceeded', lastError);
    if (fresh.length > 0) {
      const tried = { records: fresh, retries: piece.retries };
      const { outcome, error } = await tryOnce(fresh, run);
      lastError = error ?? lastError;
      const { next, dead } = settle(tried, outcome, run.policy);
      if (dead) await run.bury(dead, 'RetryAttemptsExhausted', lastError);
      pieces = [...next, ...pieces];
    }
    const undone = pieces[0]?.records[0];
    const reached = undone ? batch[batch.indexOf(undone) - 1] : batch.at(-1);
    if (reached && reached !== dealtWith) await run.advance(reached);
    dealtWith = reached;
  }
}

async function tryOnce<R extends Sequenced>(
  records: R[],
  run: BatchRun<R>,
): Promise<{ outcome: Outcome; error?: unknown }> {
  try {
    return { outcome: readOutcome(await run.call(records), records) };
  } catch (error) {
    return { outcome: { kind: 'failed' }, error };
  }
}
