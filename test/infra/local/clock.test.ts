import { expect, test } from 'vitest';
import { functions } from '#infra/functions.ts';
import { type Appointment, scheduledFunctions, startClock } from '#infra/local/clock.ts';
import { deployed } from '#test/infra/deployed.ts';

/** Runs a clock whose waits are over at once, until it has waited so often. */
async function runClock(appointment: Omit<Appointment, 'name'>, waits: number): Promise<string[]> {
  let now = new Date('2026-11-25T08:00:00Z');
  let waited = 0;
  const lines: string[] = [];
  const over = Promise.withResolvers<void>();
  const clock = startClock([{ name: 'sweep', ...appointment }], {
    log: (line) => lines.push(line),
    now: () => now,
    until: async (moment, signal) => {
      waited += 1;
      if (waited > waits) {
        over.resolve();
        await new Promise((_resolve, reject) => signal.addEventListener('abort', reject));
      }
      now = moment;
    },
  });
  await over.promise;
  await clock.stop();
  return lines;
}

test('a function runs each time it is due, and is told when that was', async () => {
  const told: string[] = [];
  await runClock({ schedule: { everyMinutes: 10 }, run: async (moment) => told.push(moment.toISOString()) }, 3);
  expect(told).toEqual(['2026-11-25T08:10:00.000Z', '2026-11-25T08:20:00.000Z', '2026-11-25T08:30:00.000Z']);
});

test('a failure is printed, and the function runs again when it is due', async () => {
  const run = async () => {
    throw new Error('the table is gone');
  };
  const line = 'sweep failed and runs again when it is due: Error: the table is gone';
  expect(await runClock({ schedule: { dailyAt: '03:00' }, run }, 2)).toEqual([line, line]);
});

test('the clock ends while it waits', async () => {
  const never = { name: 'never', schedule: { everyMinutes: 60 }, run: async () => undefined };
  await startClock([never], { log: () => undefined }).stop();
});

test('the clock and the deployment call the scheduled functions of the table, no more and no fewer', () => {
  const scheduled = functions.filter(({ trigger }) => trigger.kind === 'schedule').map(({ name }) => name);
  expect(scheduledFunctions().map(({ definition }) => definition.name)).toEqual(scheduled);
  const { template, functions: named } = deployed();
  const targets = Object.values(template.findResources('AWS::Scheduler::Schedule')).map(
    ({ Properties }) => Properties.Target.Arn['Fn::GetAtt'][0],
  );
  expect(targets).toEqual(scheduled.map((name) => named.get(name)?.logicalId));
  expect(scheduled.length).toBeGreaterThan(0);
});
