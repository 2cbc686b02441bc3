import { expect, test } from 'vitest';
import { memoryClient } from './memory-table.ts';
import { tellStories } from './trade-model.ts';
import { memoryTables, worldOf } from './trade-world.ts';

test.each([1, 2])(
  'whatever anybody does and whichever calls are lost, nothing is wrong in the end (seed %i)',
  async (seed) => {
    const open = async () => worldOf(memoryClient(), memoryTables);
    const { commands } = await tellStories({ seed, commands: 300, perStory: 100, open });
    expect(commands).toBeGreaterThanOrEqual(300);
  },
);
