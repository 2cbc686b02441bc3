import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test, vi } from 'vitest';
import { LogHalted } from '#shared/log/head.ts';
import type { SequencerServices } from '#shared/log/log-services.ts';
import { sequenceEntries } from '#shared/log/sequence-entries.ts';
import { checkLog, nothingSeen } from './log-invariants.ts';
import { type Row, scanTable } from './log-snapshot.ts';
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
        'add versions/',
        'remove staging/',
        'replace checkpoint',
        'sign',
        'table TransactWrite',
        'table Update',
      ]),
    );
  }, 120_000);
});

test('a sequencer that slept at any step while others went on does no harm when it wakes', async () => {
  const log = makeMemoryLog();
  const seen = nothingSeen();
  const accepted: string[] = [];
  for (let step = 0; ; step += 1) {
    accepted.push(...(await acceptAll(log.services, [`slept ${step}`])));
    const [asleep, wake] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let calls = 0;
    const sleepy = watched(log.services, async (_name, call) => {
      if (calls++ === step) {
        asleep.resolve();
        await wake.promise;
      }
      return call();
    });
    const sleeper = sequenceEntries(sleepy).then(() => 'ended');
    const state = await Promise.race([sleeper, asleep.promise.then(() => 'asleep')]);
    accepted.push(...(await acceptAll(log.services, [`meanwhile ${step}`])));
    await sequenceEntries(log.services);
    wake.resolve();
    await sleeper;
    await sequenceEntries(log.services);
    await checkLog(log, accepted, seen);
    if (state === 'ended') break;
  }
}, 120_000);

describe.each([
  ['is signed and not shown', 'replace checkpoint'],
  ['may have been signed', 'add checkpoints/2'],
])('a table restored from an old copy while the newest version %s', (_when, lastStep) => {
  test('halts the log before a second history is signed, of the same size or another', async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    for (const texts of [['three'], ['three', 'four']]) {
      const { services, signed } = makeMemoryLog();
      await acceptAll(services, ['one']);
      await sequenceEntries(services);
      const copy = await scanTable(services.log);
      await acceptAll(services, ['two']);
      const dying = watched(services, async (step, call) => {
        if (step.startsWith(lastStep)) throw new InjectedFault(step);
        return call();
      });
      await expect(sequenceEntries(dying)).rejects.toThrow(InjectedFault);
      const before = [...signed];
      await restore(services, copy);
      await acceptAll(services, texts);
      await expect(sequenceEntries(services)).rejects.toThrow(LogHalted);
      expect(signed).toEqual(before);
    }
  });
});

/** Puts a copy in the place of the table. */
async function restore({ log: { client, name } }: SequencerServices, copy: readonly Row[]): Promise<void> {
  for (const { id, part } of await scanTable({ client, name })) {
    await client.send(new DeleteCommand({ TableName: name, Key: { id, part } }));
  }
  for (const Item of copy) await client.send(new PutCommand({ TableName: name, Item }));
}
