import { beforeAll, describe, expect, test } from 'vitest';
import { findLogJudge } from '#test/checks/log-judge.ts';
import { snapshotViolations } from '../check-invariants.ts';
import { readSnapshot } from '../deposit-snapshot.ts';
import { type ToldStory, tellFaults } from './fault-story.ts';
import { judgeLog } from './judge-log.ts';
import { memoryStores } from './memory-stores.ts';
import { spoils } from './spoiled-snapshots.ts';
import { quorum } from './story-witnesses.ts';

// The first build of the judge compiles its library too.
beforeAll(findLogJudge, 240_000);

describe('deposits through stores that fail, processes that die and sleep, keys that change, and a clock that jumps', () => {
  test.each([2, 5])(
    'come to rest with every promise kept, and a verifier of others agrees: seed %i',
    async (seed) => {
      const told = await tellFaults({ stores: memoryStores(), seed, deposits: 200 });
      expect(told.violations).toEqual([]);
      expect(told.faults).toBeGreaterThan(100);
      expect(told.ends.get('accepted')).toBeGreaterThan(150);
      expect(told.world.waits.over.length).toBeGreaterThan(150);
      expect(told.world.met.get('pushed back')).toBeGreaterThan(0);
      expect(told.world.keys.changes()).toBeGreaterThan(1);
      const judged = await judgeLog(told.world);
      if ('failed' in judged) expect([judged.failed, judged.output]).toEqual([0, expect.stringContaining('passed')]);
    },
    120_000,
  );
});

test('a seed tells the same story to the byte, and another seed another one', async () => {
  const tell = async (seed: number) => (await tellFaults({ stores: memoryStores(), seed, deposits: 60 })).world.log;
  const [once, again, other] = [await tell(7), await tell(7), await tell(8)];
  expect(again.signed).toEqual(once.signed);
  expect(other.signed).not.toEqual(once.signed);
}, 60_000);

describe('a store that breaks a promise of time, witnesses or priority is found out', () => {
  let told: ToldStory;
  beforeAll(async () => {
    told = await tellFaults({ stores: memoryStores(), seed: 1, deposits: 120 });
  }, 60_000);

  test.each(spoils)('$promise: $what', async ({ promise, spoil }) => {
    const { world } = told;
    const witnesses = world.onlookers.witnesses.map(({ key }) => key);
    const known = { isAtRest: true, isStamped: true, quorum, witnesses };
    const snapshot = structuredClone(await readSnapshot(world));
    expect(snapshotViolations(snapshot, known)).toEqual([]);
    spoil(snapshot);
    expect(snapshotViolations(snapshot, known).map((violation) => violation.promise)).toContain(promise);
  });
});
