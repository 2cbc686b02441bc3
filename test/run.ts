import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSite } from '#infra/build-site.ts';
import { findJdk } from '#infra/local/engines/jdk.ts';
import { checkout, runChecks, runTool } from './commands.ts';

/** `npm test`: checks, then every test; the last line says how many passed and failed. Arguments go to vitest. */
interface Assertion {
  fullName: string;
  status: 'passed' | 'failed' | 'pending' | 'skipped' | 'todo';
}

interface Report {
  testResults: { name: string; status: 'passed' | 'failed'; message: string; assertionResults: Assertion[] }[];
}

const reportFile = join(checkout, '.build', 'test-report.json');
const skipped: string[] = [];

const checks = await runChecks();
const site = await buildSite().then(
  () => true,
  (error) => {
    console.error(`✗ the site cannot be built: ${error.message}`);
    return false;
  },
);
const tests = await runTests();
const passed = checks.passed + tests.passed + (site ? 1 : 0);
const failed = checks.failed + tests.failed + (site ? 0 : 1);
for (const line of skipped) console.log(`skipped: ${line}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function runTests(): Promise<{ passed: number; failed: number }> {
  await rm(reportFile, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  const succeeded = await runTool('vitest', [
    'run',
    '--config=test/vitest.config.ts',
    ...reporters,
    ...(await projects()),
    ...process.argv.slice(2),
  ]);
  const text = await readFile(reportFile, 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, failed: 1 };
  const counted = count(JSON.parse(text) as Report);
  // A failure outside of any test, such as engines that do not start, must not look like success.
  return succeeded || counted.failed > 0 ? counted : { ...counted, failed: 1 };
}

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

function count({ testResults }: Report): { passed: number; failed: number } {
  let passed = 0;
  let failed = 0;
  for (const { name, status, assertionResults, message } of testResults) {
    passed += assertionResults.filter((test) => test.status === 'passed').length;
    const failures = assertionResults.filter((test) => test.status === 'failed').length;
    // A file that cannot be loaded has no tests to fail.
    failed += failures === 0 && status === 'failed' ? 1 : failures;
    if (failures === 0 && status === 'failed') console.log(`failed: ${name}: ${message}`);
    const left = assertionResults.filter((test) => test.status !== 'passed' && test.status !== 'failed');
    skipped.push(...left.map((test) => test.fullName));
  }
  return { passed, failed };
}
