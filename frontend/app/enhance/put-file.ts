import { paceOf, sizeText } from './pace.ts';

/** Where a file goes, and what must be said with it. */
export interface PutLink {
  url: string;
  headers: Record<string, string>;
}

export interface Progress {
  share: number;
  done: string;
  total: string;
  pace: string;
}

/** `stopped` by the person, `lost` to the network or refused by the bucket. */
export type PutOutcome = 'done' | 'stopped' | 'lost';

/** The length is said by the browser itself. */
const ownHeaders = ['content-length'];

/** Puts a file under a signed link. It is read from the disk as it is sent; `stop` ends it. */
export function putFile(
  file: File,
  link: PutLink,
  report: (progress: Progress) => void,
  stop: AbortSignal,
): Promise<PutOutcome> {
  const request = new XMLHttpRequest();
  const samples = [{ at: performance.now(), bytes: 0 }];
  request.upload.addEventListener('progress', ({ loaded }) => {
    samples.push({ at: performance.now(), bytes: loaded });
    const [done, total, pace] = [loaded, file.size, paceOf(samples)].map(sizeText) as [string, string, string];
    report({ share: loaded / file.size, done, total, pace });
  });
  stop.addEventListener('abort', () => request.abort());
  return new Promise((resolve) => {
    request.addEventListener('load', () => resolve(request.status < 300 ? 'done' : 'lost'));
    request.addEventListener('error', () => resolve('lost'));
    request.addEventListener('abort', () => resolve('stopped'));
    request.open('PUT', link.url);
    for (const [name, value] of Object.entries(link.headers)) {
      if (!ownHeaders.includes(name.toLowerCase())) request.setRequestHeader(name, value);
    }
    request.send(file);
  });
}
