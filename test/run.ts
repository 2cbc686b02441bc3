import { buildSite } from '#infra/build-site.ts';
import { findJdk } from '#infra/local/engines/jdk.ts';
import { runChecks } from './commands.ts';
import { runVitest } from './run-vitest.ts';

/** `npm test`: checks, then every test; the last line says how many passed and failed. Arguments go to vitest. */
const skipped: string[] = [];

const checks = await runChecks();
const site = await buildSite().then(
  () => true,
  (error) => {
    console.error(`✗ the site cannot be built: ${error.message}`);
    return false;
  },
);
const tests = await runVitest('test', [
  '--config=test/vitest.config.ts',
  ...(await projects()),
  ...process.argv.slice(2),
]);
const passed = checks.passed + tests.passed + (site ? 1 : 0);
const failed = checks.failed + tests.failed + (site ? 0 : 1);
for (const line of [...skipped, ...tests.skipped]) console.log(`skipped: ${line}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Without a JDK nothing can be said about what needs the engines. */
async function projects(): Promise<string[]> {
  const missing = await findJdk().then(
    () => undefined,
    (error: Error) => error.message,
  );
  if (!missing) return [];
  skipped.push(`every test that needs the engines, because they cannot start. ${missing}`);
  return ['--project=fast'];
}
