import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { text as readText } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { sweepDeposits } from '#shared/deposits/sweep-deposits.ts';
import { sequenceEntries } from '#shared/log/sequence-entries.ts';
import { Random } from '#test/bench/random.ts';
import { findLogJudge } from '#test/checks/log-judge.ts';
import { nothingSeen } from '#test/shared/log/log-promises.ts';
import { makeDeposits, type TestDeposits } from './deposit-engines.ts';
import { checkDeposits } from './deposit-invariants.ts';
import { judgeLog } from './faults/judge-log.ts';
import type { Life } from './killed-depositor.ts';

/**
 * A few deaths in every run of the tests; `GUIJU_KILLS=every npm test -- deposit-killed` dies before and after each step of a
 * life, and a number dies so often at steps taken at random.
 */
const kills = process.env.GUIJU_KILLS ?? '5';
const seed = 20;
const child = fileURLToPath(new URL('./killed-depositor.ts', import.meta.url));

// The first build of the judge compiles its library too.
beforeAll(findLogJudge, 240_000);

interface Lived {
  signal: string | null;
  steps: string[];
  /** The deposit, as far as its depositor was told of it, and its entry. */
  told: [id: string, entry: string | undefined];
}

async function live(life: Life): Promise<Lived> {
  const process_ = spawn(process.execPath, [child, JSON.stringify(life)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(process_, 'exit');
  const lines = (await readText(process_.stdout)).split('\n').map((line) => line.split(' '));
  const [code, signal] = await exit;
  if (signal === null) expect(code).toBe(0);
  const steps = lines.filter(([kind]) => kind === 'step').map(([, ...name]) => name.join(' '));
  const [, id = '', entry] = lines.findLast(([kind]) => kind === 'told') ?? [];
  return { signal, steps, told: [id, entry] };
}

/** Deaths by number of the step: every one, or some at random. */
function deathsOf(steps: readonly string[]): Pick<Life, 'step' | 'when'>[] {
  const all = steps.flatMap((_, step) => [
    { step, when: 'before' as const },
    { step, when: 'after' as const },
  ]);
  return kills === 'every' ? all : new Random(seed).shuffle(all).slice(0, Number(kills));
}

/** What the schedules do some time after somebody died. */
async function recover({ services }: TestDeposits): Promise<void> {
  const later = { ...services, now: () => new Date(Date.now() + 11 * 60_000) };
  await sweepDeposits(later, { minutes: 10 });
  await sequenceEntries(services);
}

async function readSigned(file: string): Promise<string[]> {
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n').filter(Boolean);
  return lines.map((line): string => JSON.parse(line));
}

test('deposits whose processes are killed anywhere between declaration and receipt leave a store that keeps every promise', async () => {
  const made = await makeDeposits();
  const { place, log } = made;
  const signedFile = `${log.place.keyFile}.signed`;
  const unhurt = { place, step: null, when: 'after', signedFile } as const;
  const begun = await live({ ...unhurt, n: 0 });
  expect(begun.steps).toContain('sign');
  // The first life begins the log as well; those that follow are like the second.
  const whole = await live({ ...unhurt, n: 1 });
  const told = new Map<string, string>();
  const seen = nothingSeen();
  const deaths = deathsOf(whole.steps);
  let [read, died] = [0, 0];
  for (const [n, death] of deaths.entries()) {
    const life = { place, n: n + 2, ...death, signedFile };
    const killed = await live(life);
    if (killed.signal === 'SIGKILL') died += 1;
    const [id, entry] = killed.told;
    if (entry) told.set(id, entry);
    // Some depositors come back, and of others the schedules take care.
    if (n % 2 === 0) {
      const again = await live({ ...life, step: null });
      if (id) expect(again.told[0]).toBe(id);
      expect([again.signal, again.told[1]]).toEqual([null, entry ?? expect.stringMatching(/^[0-9a-f]{64}$/)]);
      told.set(again.told[0], again.told[1] ?? '');
    }
    await recover(made);
    const signed = await readSigned(signedFile);
    log.signed.push(...signed.slice(read));
    read = signed.length;
    // The whole store each time, or of many deaths each tenth.
    if (deaths.length < 20 || n % 10 === 0) await checkDeposits(made, { told, seen, isAtRest: true });
  }
  // A life may be some steps shorter than another.
  expect(died).toBeGreaterThanOrEqual(Math.floor(deaths.length * 0.9));
  await checkDeposits(made, { told, seen, isAtRest: true });
  const judged = await judgeLog(made);
  if ('missing' in judged) console.log(`the store is not judged by others: ${judged.missing}`);
  else expect([judged.failed, judged.output]).toEqual([0, expect.stringContaining('passed')]);
  await rm(signedFile, { force: true });
}, 3_600_000);
