import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inputFiles, rowsOf } from '#infra/local/input-files.ts';
import { writeRejects } from '#infra/local/reject-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guiju-input-'));
  await mkdir(join(folder, 'more'));
  await writeFile(join(folder, 'a.jsonl'), '{"n":1}\n{"n":2}\n');
  await writeFile(join(folder, 'b.jsonl.gz'), gzipSync('{"n":3}\n{broken\n'));
  await writeFile(join(folder, 'more', 'c.json'), '[{"n":4},{"n":5}]');
  await writeFile(join(folder, 'PROVENANCE.md'), '# where it comes from');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function rows(file: string) {
  const found = [];
  for await (const line of rowsOf(file)) found.push('row' in line ? line.row : line.error.slice(0, 11));
  return found;
}

describe('what an import reads', () => {
  it('is the file itself, or every JSON file of a folder and below', async () => {
    expect(await inputFiles(join(folder, 'a.jsonl'))).toEqual([join(folder, 'a.jsonl')]);
    const all = await inputFiles(folder);
    expect(all.map((file) => basename(file))).toEqual(['a.jsonl', 'b.jsonl.gz', 'c.json']);
  });

  it('may be JSON Lines, plain or packed, or one list', async () => {
    expect(await rows(join(folder, 'a.jsonl'))).toEqual([{ n: 1 }, { n: 2 }]);
    expect(await rows(join(folder, 'b.jsonl.gz'))).toEqual([{ n: 3 }, 'broken JSON']);
    expect(await rows(join(folder, 'more', 'c.json'))).toEqual([{ n: 4 }, { n: 5 }]);
  });

  it('is rejected row by row into a file that tells of the last run only', async () => {
    const reject = { file: 'b.jsonl.gz', line: 2, reason: 'broken JSON: …', row: '{broken' };
    const path = await writeRejects(folder, join(folder, 'b.jsonl.gz'), [reject, reject]);
    await writeRejects(folder, join(folder, 'b.jsonl.gz'), [reject]);
    expect(path).toBe(join(folder, 'rejects', 'b-jsonl-gz.jsonl'));
    expect(await readFile(path, 'utf8')).toBe(`${JSON.stringify(reject)}\n`);
  });
});
