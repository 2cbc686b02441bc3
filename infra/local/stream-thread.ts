import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { StreamRunner } from './stream-runner.ts';

/** A function and the stream whose changes it is called with. */
export interface Follower {
  functionName: string;
  streamArn: string;
}

export interface StreamThreadOptions {
  followers: readonly Follower[];
  /** Where the tables' engine answers. */
  endpoint: string;
  /** State folder: checkpoints and dead letters. */
  home: string;
}

const stopPatience = 3_000;

export type ToWorker =
  | { kind: 'settle'; id: number; functionNames: readonly string[] | undefined }
  | { kind: 'stop'; id: number };
export type ToMain = { kind: 'ready' } | { kind: 'log'; line: string } | { kind: 'done'; id: number };

export interface StreamThread extends Pick<StreamRunner, 'stop'> {
  /** Resolves when everything written before the call has been handed to the functions, or to those that are named. */
  settled(functionNames?: readonly string[]): Promise<void>;
}

/**
 * Runs stream functions in a thread beside the one that answers callers, because projecting thousands of records takes
 * seconds of computing and callers of the API must not wait for it, as they do not in the cloud.
 */
export async function startStreamThread(
  options: StreamThreadOptions,
  log: (line: string) => void,
): Promise<StreamThread> {
  const worker = new Worker(new URL('./stream-worker.ts', import.meta.url), { workerData: options });
  const waiting = new Map<number, () => void>();
  const ready = Promise.withResolvers<void>();
  worker.on('message', (message: ToMain) => {
    if (message.kind === 'ready') ready.resolve();
    if (message.kind === 'log') log(message.line);
    if (message.kind === 'done') waiting.get(message.id)?.();
  });
  worker.once('error', (error) => {
    ready.reject(error);
    log(`${options.followers.map(({ functionName }) => functionName).join(', ')} ended unexpectedly: ${error.message}`);
  });
  // Whoever still waits would wait for ever.
  worker.once('exit', () => {
    for (const release of waiting.values()) release();
  });
  await ready.promise;
  let asked = 0;
  return {
    settled: (functionNames) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const id = asked++;
      waiting.set(id, resolve);
      worker.postMessage({ kind: 'settle', id, functionNames } satisfies ToWorker);
      return promise.finally(() => waiting.delete(id));
    },
    stop: async () => {
      const gone = once(worker, 'exit');
      worker.postMessage({ kind: 'stop', id: asked++ } satisfies ToWorker);
      // A batch cut off here is handed over again after the next start.
      const impatience = setTimeout(() => worker.terminate(), stopPatience);
      await gone;
      clearTimeout(impatience);
    },
  };
}
