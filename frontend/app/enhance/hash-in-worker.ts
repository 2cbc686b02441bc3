import type { HashReport } from './hash-file.ts';
import type { HashNews } from './hash-file.worker.ts';
import workerAddress from './hash-file.worker.ts?worker&url';

declare global {
  interface Window {
    /** Browsers that know Trusted Types start a worker from such an address only. */
    trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(address: string): string }): WorkerPolicy };
  }
}

interface WorkerPolicy {
  createScriptURL(address: string): string;
}

let policy: WorkerPolicy | undefined;

/** The address of the built worker, and no other, made trusted. */
function trustedAddress(): string {
  policy ??= window.trustedTypes?.createPolicy('guiju-hash', { createScriptURL: () => workerAddress });
  return policy?.createScriptURL(workerAddress) ?? workerAddress;
}

const start = () => new Worker(trustedAddress());
let ready: Worker | undefined;

/** Has a worker at hand before the network may be gone. */
export function prepareWorker(): void {
  ready ??= start();
}

/** SHA-256 of a file, computed beside the page, which stays alive. Rejects when the file cannot be read. */
export function hashInWorker(file: File, report: HashReport): Promise<string> {
  const worker = ready ?? start();
  ready = undefined;
  const hashed = new Promise<string>((resolve, reject) => {
    worker.addEventListener('error', () => reject(new Error('the worker did not start')));
    worker.addEventListener('message', ({ data }: MessageEvent<HashNews>) => {
      if ('done' in data) report(data.done, data.soFar);
      else if ('hash' in data) resolve(data.hash);
      else reject(new Error('the file cannot be read'));
    });
  });
  worker.postMessage(file);
  return hashed.finally(() => {
    worker.terminate();
    prepareWorker();
  });
}
