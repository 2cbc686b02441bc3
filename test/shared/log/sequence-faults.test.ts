import { describe, expect, test } from 'vitest';
import { sequenceEntries } from '#shared/log/sequence-entries.ts';
import { checkLog, nothingSeen } from './log-invariants.ts';
import { makeMemoryLog } from './memory-log.ts';
import { acceptAll } from './open-log.ts';
import { type FaultKind, faultAt, InjectedFault, watched } from './watched-services.ts';

const kinds: FaultKind[] = ['not persisted', 'persisted but reported failed'];

/** Runs a sequencer whose n-th step fails, and answers which step that was. */
async function runWithFault(services: Parameters<typeof watched>[0], n: number, kind: FaultKind) {
  const { around, met } = faultAt(n, kind);
  await sequenceEntries(watched(services, around)).catch((error) => {
    if (!(error instanceof InjectedFault)) throw error;
  });
  return met();
}

describe.each(kinds)('a step that is %s', (kind) => {
  test('does no harm, whichever it is, met once or twice: the next run makes everything good', async () => {
    const log = makeMemoryLog();
    const seen = nothingSeen();
    const accepted: string[] = [];
    const steps: string[] = [];
    for (let n = 0; ; n += 1) {
      accepted.push(...(await acceptAll(log.services, [`${kind} ${n} one`, `${kind} ${n} two`])));
      const met = await runWithFault(log.services, n, kind);
      if (met) await runWithFault(log.services, n, kind);
      await sequenceEntries(log.services);
      await checkLog(log, accepted, seen);
      if (!met) break;
      steps.push(met);
    }
    const kindsOfSteps = new Set(steps.map((step) => step.replace(/\d.*$/, '')));
    expect([...kindsOfSteps].sort()).toEqual(
      expect.arrayContaining([
        'add checkpoints/',
        'add staging/',
        'add tile/',
        'add tile/entries/',
        'remove staging/',
        'replace checkpoint',
        'sign',
        'table TransactWrite',
        'table Update',
      ]),
    );
  }, 120_000);
});
