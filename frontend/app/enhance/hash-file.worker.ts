import { hashFile } from './hash-file.ts';

/** What the worker says: how far it is, then the hash, or that the file cannot be read. */
export type HashNews = { done: number; soFar: string } | { hash: string } | { isUnreadable: true };

const say = (news: HashNews) => self.postMessage(news);

self.addEventListener('message', ({ data: file }: MessageEvent<File>) => {
  hashFile(file, (done, soFar) => say({ done, soFar })).then(
    (hash) => say({ hash }),
    () => say({ isUnreadable: true }),
  );
});
