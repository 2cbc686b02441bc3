import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { findReceipt } from '#shared/log/find-receipt.ts';
import { sequenceEntries } from '#shared/log/sequence-entries.ts';
import { makeLog } from '../shared/log/log-engines.ts';
import { acceptAll, leafOf } from '../shared/log/open-log.ts';
import { serveLog } from '../shared/log/served-log.ts';
import { faultAt, watched } from '../shared/log/watched-services.ts';
import { findLogJudge, type LogJudge } from './log-judge.ts';

let found: { judge: LogJudge } | { missing: string };
beforeAll(async () => {
  found = await findLogJudge();
  // The first build compiles its library too.
}, 240_000);

test('a verifier that others wrote finds every tile, entry and receipt right, after faults too, and refuses flipped bits', async ({
  skip,
}) => {
  if ('missing' in found) return skip(found.missing);
  const log = await makeLog();
  const base = await serveLog(log.services);
  const folder = await mkdtemp(join(tmpdir(), 'guiju-log-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const save = async (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };
  const texts = Array.from({ length: 300 }, (_, n) => `judged ${n}`);
  const [old, receipts, leaves]: string[][] = [[], [], []];
  await sequenceEntries(log.services);
  for (const [n, size] of [1, 2, 3, 150, 256, 257, 300].entries()) {
    const fault = faultAt(8 + 2 * n, n % 2 ? 'not persisted' : 'persisted but reported failed');
    const ids = await acceptAll(log.services, texts.slice([0, 1, 2, 3, 150, 256, 257][n], size));
    await sequenceEntries(watched(log.services, fault.around)).catch(() => undefined);
    await sequenceEntries(log.services);
    const receipt = await findReceipt(log.services, ids.at(-1) ?? '');
    if (receipt?.state !== 'published') throw new Error('no receipt');
    old?.push(await save(`checkpoint-${n}`, await (await fetch(`${base}/checkpoint`)).text()));
    receipts?.push(await save(`${n}.tlog-proof`, receipt.receipt));
    leaves?.push(await save(`${n}.leaf`, leafOf(texts[size - 1] ?? '')));
  }
  const key = await (await fetch(`${base}/key`)).text();
  const args = ['-base', base, '-key', await save('key', key), '-flips', '200', '-old', ...(old ?? [])];
  const judged = await found.judge([...args, '-receipt', ...(receipts ?? []), '-leaf', ...(leaves ?? [])]);
  expect(judged.output).toContain('0 failed');
  expect(judged.failed).toBe(0);
  expect(judged.passed).toBeGreaterThan(60);
  const wrong = await found.judge([
    '-offline',
    '-key',
    key,
    '-receipt',
    ...(receipts ?? []),
    '-leaf',
    ...(leaves ?? []).toReversed(),
  ]);
  expect(wrong.failed).toBeGreaterThan(0);
}, 240_000);
