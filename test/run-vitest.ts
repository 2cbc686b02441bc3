import { readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { checkout, runTool } from './commands.ts';

interface Assertion {
  fullName: string;
  status: 'passed' | 'failed' | 'pending' | 'skipped' | 'todo';
  failureMessages?: string[];
}

interface Report {
  testResults: { name: string; status: 'passed' | 'failed'; message: string; assertionResults: Assertion[] }[];
}

/** How many tests passed and failed, and the names of those that did not run. */
export interface Counted {
  passed: number;
  failed: number;
  skipped: string[];
}

/** Runs vitest, showing what it prints, and counts its tests; the report is kept under the given name. */
export async function runVitest(name: string, args: string[]): Promise<Counted> {
  const reportFile = join(checkout, '.build', `${name}-report.json`);
  await rm(reportFile, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  const succeeded = await runTool('vitest', ['run', ...reporters, ...args]);
  const text = await readFile(reportFile, 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, failed: 1, skipped: [] };
  const counted = count(JSON.parse(text) as Report);
  // A failure outside of any test, such as engines that do not start, must not look like success.
  return succeeded || counted.failed > 0 ? counted : { ...counted, failed: 1 };
}

function count({ testResults }: Report): Counted {
  let passed = 0;
  let failed = 0;
  const skipped: string[] = [];
  for (const { name, status, assertionResults, message } of testResults) {
    passed += assertionResults.filter((test) => test.status === 'passed').length;
    const failures = assertionResults.filter((test) => test.status === 'failed').length;
    // A file that cannot be loaded has no tests to fail.
    failed += failures === 0 && status === 'failed' ? 1 : failures;
    if (failures === 0 && status === 'failed') console.log(`failed: ${name}: ${message}`);
    // A line for each, because what a test printed may be pages away, or cut off, where the whole log is not kept.
    for (const test of assertionResults.filter(({ status }) => status === 'failed')) {
      console.log(`failed: ${relative(checkout, name)}: ${test.fullName}: ${firstLines(test.failureMessages)}`);
    }
    const left = assertionResults.filter((test) => test.status !== 'passed' && test.status !== 'failed');
    skipped.push(...left.map((test) => test.fullName));
  }
  return { passed, failed, skipped };
}

/** The beginning of what a test failed with, on one line. */
function firstLines(messages: string[] = []): string {
  return messages.join(' | ').replace(/\s+/g, ' ').slice(0, 600);
}
