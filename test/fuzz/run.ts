import { parseArgs } from 'node:util';
import { launchService } from './launched-service.ts';
import { fuzz, installSchemathesis, type Report } from './schemathesis.ts';

/**
 * `npm run fuzz [-- --large] [-- --url http://… --token …]`: sends to every operation what its description allows and
 * what it forbids. The last line says how many requests passed and failed.
 */
const { values } = parseArgs({
  options: {
    large: { type: 'boolean', default: false },
    url: { type: 'string' },
    token: { type: 'string' },
    seed: { type: 'string', default: '20261125' },
  },
});
const examples = values.large ? 60 : 3;

if (await installSchemathesis()) {
  const service = values.url ? undefined : await launchService();
  try {
    const target = service ?? { url: String(values.url), ...(values.token && { token: values.token }) };
    print(await fuzz({ url: target.url, token: target.token, examples, seed: Number(values.seed) }));
  } finally {
    await service?.stop();
  }
} else {
  console.log(
    'skipped: fuzzing the API, because Schemathesis cannot be installed: it needs Python 3.10 or newer with venv.',
  );
  console.log('0 passed, 0 failed');
}

function print({ running_time: seconds, complete, operations, test_cases: cases, failures, errors }: Report): void {
  for (const { title, operations: places } of failures) {
    console.log(`✗ ${title}: ${places.join(', ')}`);
  }
  const unfinished = complete && operations.tested === operations.selected ? 0 : 1;
  const failed = cases.with_failures + cases.errored + errors.length + unfinished;
  console.log(`${operations.tested} operations, ${cases.generated} requests in ${seconds.toFixed(0)} s`);
  console.log(`${cases.generated - cases.with_failures - cases.errored} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
