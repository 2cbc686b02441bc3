import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findJdk } from '#infra/local/engines/jdk.ts';
import { runVitest } from '../run-vitest.ts';
import { emulatorPython, MissingPython } from './python.ts';

/** `npm run test:cloud`: deploys the stack into an emulator and asks it; the last line says how many passed and failed. */
async function main(): Promise<void> {
  const missing = await whatIsMissing();
  if (missing) {
    console.log(`skipped: every test of the deployed stack. ${missing}`);
    console.log('0 passed, 0 failed');
    return;
  }
  const home = await mkdtemp(join(tmpdir(), 'guiju-cloud-'));
  Object.assign(process.env, { GUIJU_HOME: home, GUIJU_OPENSEARCH_HEAP: process.env.GUIJU_OPENSEARCH_HEAP || '512m' });
  const { passed, failed, skipped } = await runVitest('cloud', [
    '--config=test/cloud/vitest.config.ts',
    ...process.argv.slice(2),
  ]);
  await rm(home, { recursive: true, force: true });
  for (const line of skipped) console.log(`skipped: ${line}`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

async function whatIsMissing(): Promise<string | undefined> {
  const jdk = await findJdk().then(
    () => undefined,
    (error: Error) => error.message,
  );
  if (jdk) return jdk;
  try {
    await emulatorPython((line) => console.log(line));
    return undefined;
  } catch (error) {
    if (error instanceof MissingPython) return error.message;
    throw error;
  }
}

await main();
