import { beforeAll, describe, expect, test } from 'vitest';
import { findLogJudge } from '#test/checks/log-judge.ts';
import { tellFaults } from './fault-story.ts';
import { judgeLog } from './judge-log.ts';
import { memoryStores } from './memory-stores.ts';

// The first build of the judge compiles its library too.
beforeAll(findLogJudge, 240_000);

describe('deposits through stores that fail, processes that die and sleep, and a clock that jumps', () => {
  test.each([1, 2, 3])(
    'come to rest with every promise kept, and a verifier of others agrees: seed %i',
    async (seed) => {
      const told = await tellFaults({ stores: memoryStores(), seed, deposits: 300 });
      expect(told.violations).toEqual([]);
      expect(told.faults).toBeGreaterThan(100);
      expect(told.ends.get('accepted')).toBeGreaterThan(200);
      const judged = await judgeLog(told.world);
      if ('failed' in judged) expect([judged.failed, judged.output]).toEqual([0, expect.stringContaining('passed')]);
    },
    120_000,
  );
});
