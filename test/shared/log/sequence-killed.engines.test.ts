import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { sequenceEntries } from '#shared/log/sequence-entries.ts';
import { makeLog } from './log-engines.ts';
import { checkLog, nothingSeen } from './log-invariants.ts';
import { acceptAll } from './open-log.ts';

/** Every so manieth step is the last in a run of the tests; each one is with `GUIJU_KILLS=every`. Odd, so that both kinds of death come. */
const stride = process.env.GUIJU_KILLS === 'every' ? 1 : 5;
const child = fileURLToPath(new URL('./killed-sequencer.ts', import.meta.url));

/** Runs a sequencer that is killed at a step; gives the signal that ended it, none when it ended by itself. */
async function killAt(place: object, step: number, when: string, signedFile: string): Promise<string | null> {
  const process_ = spawn(process.execPath, [child, JSON.stringify(place), String(step), when, signedFile], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code, signal] = await once(process_, 'exit');
  if (signal === null) expect(code).toBe(0);
  return signal;
}

// Odd steps are killed before they happen, even ones after.
test('a sequencer that is killed at any step leaves a log that the next one completes', async () => {
  const log = await makeLog();
  const signedFile = `${log.place.keyFile}.signed`;
  const seen = nothingSeen();
  const accepted: string[] = [];
  let killed = 0;
  for (let step = 0; ; step += stride) {
    accepted.push(...(await acceptAll(log.services, [`killed at ${step}`])));
    const signal = await killAt(log.place, step, step % 2 ? 'before' : 'after', signedFile);
    await sequenceEntries(log.services);
    const lines = await readFile(signedFile, 'utf8').catch(() => '');
    log.signed.push(
      ...lines
        .split('\n')
        .filter(Boolean)
        .map((line): string => JSON.parse(line)),
    );
    await checkLog(log, accepted, seen);
    if (signal === null) break;
    expect(signal).toBe('SIGKILL');
    killed += 1;
  }
  await rm(signedFile, { force: true });
  expect(killed).toBeGreaterThan(25 / stride);
}, 300_000);
