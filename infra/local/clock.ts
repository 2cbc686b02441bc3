import { setTimeout as sleep } from 'node:timers/promises';
import { type FunctionDefinition, functions } from '../functions.ts';
import { nextTime, type Schedule } from '../schedule.ts';
import { invoke, loadFunction } from './local-function.ts';

/** Something that is due again and again. */
export interface Appointment {
  name: string;
  schedule: Schedule;
  /** Does it once, for the moment at which it was due. */
  run(scheduledAt: Date): Promise<unknown>;
}

export interface Clock {
  /** Ends it; resolves when nothing runs any more. */
  stop(): Promise<void>;
}

export interface ClockOptions {
  log: (line: string) => void;
  now?: () => Date;
  /** Resolves at a moment, or rejects when the signal says so. */
  until?: (moment: Date, signal: AbortSignal) => Promise<unknown>;
}

/** The functions of the table that run by themselves. */
export function scheduledFunctions(): { definition: FunctionDefinition; schedule: Schedule }[] {
  return functions.flatMap((definition) =>
    definition.trigger.kind === 'schedule' ? [{ definition, schedule: definition.trigger.schedule }] : [],
  );
}

/** Loads these functions; they read the settings of this process. */
export async function loadAppointments(): Promise<Appointment[]> {
  return Promise.all(
    scheduledFunctions().map(async ({ definition, schedule }) => {
      const target = await loadFunction(definition);
      const run = (moment: Date) => invoke(target, { scheduledAt: moment.toISOString() });
      return { name: definition.name, schedule, run };
    }),
  );
}

/** Fires the schedules as EventBridge Scheduler does. One that still runs when it is due again is not run twice at once. */
export function startClock(
  appointments: readonly Appointment[],
  { log, now = () => new Date(), until = wait }: ClockOptions,
): Clock {
  const ending = new AbortController();
  const keep = async ({ name, schedule, run }: Appointment) => {
    while (!ending.signal.aborted) {
      const moment = nextTime(schedule, now());
      const isDue = await until(moment, ending.signal).then(
        () => true,
        () => false,
      );
      if (!isDue) return;
      await run(moment).catch((error) => log(`${name} failed and runs again when it is due: ${error}`));
    }
  };
  const kept = Promise.all(appointments.map(keep));
  return {
    stop: async () => {
      ending.abort();
      await kept;
    },
  };
}

function wait(moment: Date, signal: AbortSignal): Promise<void> {
  return sleep(Math.max(0, moment.getTime() - Date.now()), undefined, { signal });
}
