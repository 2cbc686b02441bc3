import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { beginKeyChange, endKeyChange, ensureLogKeys, hasFormerKey, isPublished } from '#infra/local/log-key.ts';
import { formatVerifierKey, verifierKey } from '#shared/log/verifier-key.ts';
import { fileKey } from '#shared/runtime/signing-key.ts';

async function stateFolder(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'guiju-key-'));
  onTestFinished(() => rm(home, { recursive: true }));
  return home;
}

const lineOf = async (path: string) =>
  `${formatVerifierKey(verifierKey('example.org/log', await fileKey(path).publicKey()))}\n`;

test('a change of keys has two of them from its beginning to its end, and ends with the new one', async () => {
  const home = await stateFolder();
  const { LOG_KEY_FILE, LOG_FORMER_KEY_FILE: none } = await ensureLogKeys(home);
  expect(none).toBeUndefined();
  const [pem, first] = [await readFile(LOG_KEY_FILE, 'utf8'), await lineOf(LOG_KEY_FILE)];
  await beginKeyChange(home);
  const { LOG_FORMER_KEY_FILE = '' } = await ensureLogKeys(home);
  expect(await readFile(LOG_FORMER_KEY_FILE, 'utf8')).toBe(pem);
  const second = await lineOf(LOG_KEY_FILE);
  expect(second).not.toBe(first);
  expect(await isPublished(home, first)).toBe(false);
  expect(await isPublished(home, `${second}${first}`)).toBe(true);
  await endKeyChange(home);
  expect([await hasFormerKey(home), await ensureLogKeys(home)]).toEqual([false, { LOG_KEY_FILE }]);
  expect(await lineOf(LOG_KEY_FILE)).toBe(second);
});
