import { sweepDeposits } from '#shared/deposits/sweep-deposits.ts';
import { LogHalted } from '#shared/log/head.ts';
import { listUnstamped } from '#shared/log/pending-store.ts';
import { sequenceEntries } from '#shared/log/sequence-entries.ts';
import { nothingSeen } from '#test/shared/log/log-promises.ts';
import { scanTable } from '#test/shared/log/log-snapshot.ts';
import type { Violation } from '#test/shared/log/violation.ts';
import { checkInvariants } from '../check-invariants.ts';
import { addOrganization, homes } from '../deposit-engines.ts';
import { readHistories } from '../deposit-promises.ts';
import { bringDeposit, type Story } from './deposit-story.ts';
import { InjectedFault } from './fault-schedule.ts';
import { type FaultyWorld, makeFaultyWorld, type Stores } from './faulty-world.ts';
import { withSeed } from './seeded-chance.ts';
import { quorum } from './story-witnesses.ts';

export interface ToldStory {
  world: FaultyWorld;
  deposits: number;
  /** Deposits by the state in which they ended. */
  ends: Map<string, number>;
  faults: number;
  violations: Violation[];
}

interface Asked {
  stores: Stores;
  seed: number;
  deposits: number;
}

const depositorsAtOnce = 12;
const sequencersAtOnce = 4;
/** Minutes of the story's clock, which goes by milliseconds. */
const sweptAfter = 0.03;

/**
 * Brings so many deposits into an empty store while calls fail, processes die and sleep, doorbells are lost and doubled,
 * sequencers race and the clock jumps, then lets everything come to rest and checks every promise.
 */
export async function tellFaults({ stores, seed, deposits }: Asked): Promise<ToldStory> {
  const world = makeFaultyWorld(stores, seed);
  const { services, schedule, violations, onlookers } = world;
  await addOrganization(services.members, homes.anna, { anna: ['depositor'] });
  await addOrganization(services.members, homes.bela, { bela: ['depositor'] });
  const story: Story = { world, told: new Map(), accepted: [] };
  await quietly(() =>
    withSeed(seed, schedule.turn, async () => {
      await schedule.drive(live(story, deposits));
      world.waits.checkNow();
      world.waits.rest();
      schedule.calm();
      await schedule.drive(rest(world));
    }),
  );
  const witnesses = onlookers.witnesses.map(({ key }) => key);
  const known = { told: story.told, seen: nothingSeen(), isAtRest: true, quorum, witnesses, isStamped: true };
  violations.push(...(await checkInvariants(world, known)));
  const faults = [...world.met.values()].reduce((sum, count) => sum + count, 0);
  return { world, deposits, ends: await countEnds(world), faults, violations };
}

async function live(story: Story, deposits: number): Promise<void> {
  const { world } = story;
  const running = new Set<Promise<void>>();
  const run = (work: (world: FaultyWorld) => Promise<unknown>) => {
    const process_ = outlive(world, work).finally(() => running.delete(process_));
    running.add(process_);
  };
  let [next, isOver] = [0, false];
  const wakeSome = (works: ((world: FaultyWorld) => Promise<unknown>)[]) => {
    if (world.schedule.drags()) return;
    for (const work of works) if (running.size < sequencersAtOnce) run(work);
  };
  const depositor = async () => {
    while (next < deposits) {
      next += 1;
      await bringDeposit(story, next - 1).catch((error) => note(world, error));
      wakeSome(doorbells(world));
      await trouble(world, next);
    }
  };
  const clockwork = async () => {
    while (!isOver) {
      await world.schedule.sleep();
      wakeSome(world.schedule.random() < 0.5 ? [sequence] : [sequence, sweep]);
      world.waits.checkNow();
    }
  };
  const schedules = clockwork();
  await Promise.all(Array.from({ length: depositorsAtOnce }, depositor));
  isOver = true;
  await schedules;
  await Promise.all(running);
}

/**
 * Now and then no sequencer comes for most of a minute, so that depositors are asked to wait, or witnesses refuse for seconds,
 * or the log gets a new key.
 */
async function trouble({ schedule, onlookers, keys }: FaultyWorld, deposits: number): Promise<void> {
  if (deposits % 100 === 50) schedule.drag(45_000);
  if (schedule.random() < 0.01) onlookers.quarrel(2_000);
  if (deposits % 40 === 30 || schedule.random() < 0.01) await keys.change();
}

/** Doorbells, of which a fifth is lost and a fifth doubled. */
function doorbells(world: FaultyWorld): ((world: FaultyWorld) => Promise<unknown>)[] {
  const chance = world.schedule.random();
  const bells = world.takeRings() === 0 || chance < 0.2 ? 0 : chance < 0.4 ? 2 : 1;
  return Array.from({ length: bells }, () => sequence);
}

const sequence = async (world: FaultyWorld): Promise<unknown> => sequenceEntries(world.beginByClock());
const sweep = async (world: FaultyWorld): Promise<unknown> =>
  sweepDeposits(world.beginByClock(), { minutes: sweptAfter });

/** Injected faults end a process and nothing else; what else it throws is noted. */
async function outlive(world: FaultyWorld, work: (world: FaultyWorld) => Promise<unknown>): Promise<void> {
  const changes = world.keys.changes();
  await work(world).catch((error) => {
    // Its key was followed by another one while it slept; whoever comes next has that one.
    if (!(error instanceof LogHalted && world.keys.changes() > changes)) note(world, error);
  });
}

function note(world: FaultyWorld, error: unknown): void {
  if (!isExpected(error)) world.must('no other error', false, String((error as Error)?.stack ?? error));
}

/** A process may die, and witnesses may be too few for now. */
function isExpected(error: unknown): boolean {
  return (
    error instanceof InjectedFault || (error instanceof AggregateError && error.message.includes('witnesses signed'))
  );
}

/** Nothing fails any more: the schedules alone make everything good. */
async function rest(world: FaultyWorld): Promise<void> {
  await sequence(world);
  while (((await sweepDeposits(world.begin(), { minutes: 1 })) as string[]).length > 0);
  do await sequence(world);
  while ((await listUnstamped(world.services.log)).length > 0);
}

async function countEnds({ services }: FaultyWorld): Promise<Map<string, number>> {
  const ends = new Map<string, number>();
  const histories = readHistories(await scanTable(services.deposits));
  for (const {
    deposit: { state },
  } of histories)
    ends.set(state, (ends.get(state) ?? 0) + 1);
  return ends;
}

/** Processes that fail write lines that tell nothing here. */
async function quietly(work: () => Promise<void>): Promise<void> {
  const { write } = process.stderr;
  process.stderr.write = () => true;
  try {
    await work();
  } finally {
    process.stderr.write = write;
  }
}
