import { parseArgs } from 'node:util';
import { memoryClient } from '#test/shared/trade/model/memory-table.ts';
import { tellStories } from '#test/shared/trade/model/trade-model.ts';
import { memoryTables, worldOf } from '#test/shared/trade/model/trade-world.ts';

/**
 * `npm run trade-model -- --commands 10000 --seeds 20` tells stories of trade over tables in memory, so many commands for
 * each of so many seeds, and ends with an error at the first that leaves anything wrong. `--first 7` begins at another seed.
 */
const { values } = parseArgs({
  options: {
    commands: { type: 'string', default: '10000' },
    seeds: { type: 'string', default: '20' },
    first: { type: 'string', default: '1' },
    story: { type: 'string', default: '150' },
  },
});
const [commands, seeds, first, perStory] = [values.commands, values.seeds, values.first, values.story].map(Number) as [
  number,
  number,
  number,
  number,
];

const open = async () => worldOf(memoryClient(), memoryTables);
const ends = new Map<string, number>();
for (let seed = first; seed < first + seeds; seed += 1) {
  const started = performance.now();
  const told = await tellStories({ seed, commands, perStory, open });
  for (const [name, count] of told.ends) ends.set(name, (ends.get(name) ?? 0) + count);
  const seconds = ((performance.now() - started) / 1_000).toFixed(0);
  console.log(`seed ${seed}: ${told.commands} commands in ${told.stories} stories, 0 violations, ${seconds} s`);
}
console.log(
  [...ends]
    .sort()
    .map(([name, count]) => `${name} ${count}`)
    .join(' · '),
);
