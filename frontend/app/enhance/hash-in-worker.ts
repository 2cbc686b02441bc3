import type { HashReport } from './hash-file.ts';
import type { HashNews } from './hash-file.worker.ts';
import workerAddress from './hash-file.worker.ts?worker&url';
import { trustedScript } from './trusted-script.ts';

const start = () => new Worker(trustedScript('guiju-hash', workerAddress));
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
