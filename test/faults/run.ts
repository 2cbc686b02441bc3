import { parseArgs } from 'node:util';
import { tellFaults } from '#test/shared/deposits/faults/fault-story.ts';
import { judgeLog } from '#test/shared/deposits/faults/judge-log.ts';
import { memoryStores } from '#test/shared/deposits/faults/memory-stores.ts';

/**
 * `npm run faults -- --deposits 10000 --seeds 20` brings so many deposits for each of so many seeds through stores that
 * fail, and ends with an error when anything is wrong afterwards. `--first 7` begins at another seed.
 */
const { values } = parseArgs({
  options: {
    deposits: { type: 'string', default: '10000' },
    seeds: { type: 'string', default: '20' },
    first: { type: 'string', default: '1' },
  },
});
const [deposits, seeds, first] = [values.deposits, values.seeds, values.first].map(Number) as [number, number, number];

const steps = new Map<string, number>();
const ends = new Map<string, number>();
let violated = 0;
const quantile = (values: readonly number[], share: number) =>
  ((values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0) / 1_000).toFixed(1);
for (let seed = first; seed < first + seeds; seed += 1) {
  const started = performance.now();
  const told = await tellFaults({ stores: memoryStores(), seed, deposits });
  for (const [step, count] of told.world.met) steps.set(step, (steps.get(step) ?? 0) + count);
  for (const [state, count] of told.ends) ends.set(state, (ends.get(state) ?? 0) + count);
  violated += told.violations.length;
  const judged = await judgeLog(told.world);
  const judgement =
    'missing' in judged ? `no judge (${judged.missing})` : `judge: ${judged.passed} passed, ${judged.failed} failed`;
  if ('failed' in judged && judged.failed > 0) {
    violated += judged.failed;
    console.log(judged.output);
  }
  const seconds = ((performance.now() - started) / 1_000).toFixed(0);
  console.log(
    `seed ${seed}: ${deposits} deposits, ${told.faults} faults, ${told.world.log.signed.length} signatures, ${told.world.keys.verifierKeys().length} keys, ${told.violations.length} violations, ${judgement}, ${seconds} s`,
  );
  const { over } = told.world.waits;
  console.log(
    `  seconds from acceptance to readers, by the clock of the story: p50 ${quantile(over, 0.5)}, p99 ${quantile(over, 0.99)}, most ${quantile(over, 1 - 1e-9)}`,
  );
  for (const { promise, of } of told.violations.slice(0, 10)) console.log(`  ${promise}: ${of}`);
}
const listed = (counts: Map<string, number>) =>
  [...counts]
    .sort()
    .map(([name, count]) => `${name} ${count}`)
    .join(' · ');
console.log(`${listed(ends)}\n${steps.size} kinds of faults: ${listed(steps)}`);
process.exitCode = violated > 0 ? 1 : 0;
