import { setImmediate } from 'node:timers/promises';
import { Random } from '#test/bench/random.ts';

/** What may happen to a call of a process to the outside. */
export type Fault =
  | 'not persisted'
  | 'persisted but reported failed'
  | 'death before it'
  | 'death after it'
  | 'met another write'
  | 'slept before it';

export class InjectedFault extends Error {
  override readonly name = 'InjectedFault';
}

/** Chances of faults, each call. */
const chances: Record<Fault, number> = {
  'not persisted': 0.006,
  'persisted but reported failed': 0.006,
  'death before it': 0.003,
  'death after it': 0.003,
  'met another write': 0.006,
  'slept before it': 0.004,
};
/** Turns that others have while one sleeps. */
const longestSleep = 300;
/** Milliseconds that one takes, while others wait for theirs. */
const longestTurn = 4;

/** Who runs when, and what goes wrong: all of it follows from the seed. */
export interface Schedule {
  /** From 0 up to 1. */
  random(): number;
  pick<T>(some: readonly T[]): T;
  /** Waits until it is one's turn. */
  turn(): Promise<void>;
  /** Gives turns, one at a time, until the work is done. */
  drive(work: Promise<unknown>): Promise<void>;
  nextFault(): Fault | undefined;
  /** Whether somebody outside does what they should this time. */
  isKind(): boolean;
  sleep(): Promise<void>;
  /** The clock of the processes: it goes on with every turn, and now and then is put wrong, back too. */
  now(): Date;
  /** What the time really is, in milliseconds since the epoch. */
  time(): number;
  /** For so many milliseconds every turn takes as long as twenty. */
  drag(milliseconds: number): void;
  /** Whether it still does. */
  drags(): boolean;
  /** From now on nothing goes wrong. */
  calm(): void;
}

export function makeSchedule(seed: number): Schedule {
  const numbers = new Random(seed);
  const random = () => numbers.next();
  const waiting: (() => void)[] = [];
  let isCalm = false;
  let clock = Date.parse('2026-11-01T00:00:00Z');
  let skew = 0;
  let draggedUntil = 0;
  const turn = () => new Promise<void>((resolve) => waiting.push(resolve));
  const give = () => {
    const place = Math.floor(random() * waiting.length);
    const [next] = waiting.splice(place, 1);
    next?.();
    clock += random() * longestTurn * (clock < draggedUntil ? 20 : 1);
  };
  return {
    random,
    pick: (some) => numbers.pick(some),
    turn,
    drive: async (work) => {
      let isDone = false;
      const end = work.finally(() => {
        isDone = true;
      });
      while (!isDone) {
        give();
        await setImmediate();
      }
      await end;
    },
    nextFault: () => {
      if (isCalm) return undefined;
      let left = random();
      return (Object.keys(chances) as Fault[]).find((fault) => {
        left -= chances[fault];
        return left < 0;
      });
    },
    isKind: () => isCalm || random() > 0.03,
    sleep: async () => {
      for (let turns = Math.floor(random() * longestSleep); turns > 0; turns -= 1) await turn();
    },
    now: () => {
      if (!isCalm && random() < 0.001) skew = random() < 0.3 ? 0 : (random() - 0.7) * 40_000;
      return new Date(clock + skew);
    },
    time: () => clock,
    drag: (milliseconds) => {
      draggedUntil = clock + milliseconds;
    },
    drags: () => clock < draggedUntil,
    calm: () => {
      isCalm = true;
      skew = 0;
      clock += 3_600_000;
    },
  };
}
