import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Reject } from '#shared/standards/import/compile-catalogue.ts';

export interface FileReject extends Reject {
  file: string;
}

/**
 * Writes the rejected rows of one import, a JSON line each with file, line and reason. The file of an earlier run of the
 * same input is replaced, so that it always tells of the last one.
 */
export async function writeRejects(home: string, input: string, rejects: readonly FileReject[]): Promise<string> {
  const path = join(home, 'rejects', `${basename(input).replace(/[^\w-]+/g, '-')}.jsonl`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, rejects.map((reject) => `${JSON.stringify(reject)}\n`).join(''));
  return path;
}
