import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openVectorFile } from '#infra/local/ask/vector-file.ts';

const model = { name: 'tiny', dimensions: 3, pooling: 'mean', questionPrefix: '', leastSimilarity: 0 } as const;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guiju-vectors-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a run that was killed within a row goes on after the last whole one', async () => {
  const path = join(folder, 'tiny.rows');
  const first = await openVectorFile(path, model);
  await first.add([{ text: 'kept', vector: Int8Array.from([1, -2, 3]) }]);
  await appendFile(path, 'half a row');

  const second = await openVectorFile(path, model);
  expect(second.get('kept')).toEqual(Int8Array.from([1, -2, 3]));
  await second.add([{ text: 'later', vector: Int8Array.from([4, 5, -6]) }]);

  const third = await openVectorFile(path, model);
  expect(third.get('later')).toEqual(Int8Array.from([4, 5, -6]));
  expect(third.get('never made')).toBeUndefined();
});
