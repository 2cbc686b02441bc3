import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import type { InlineConfig } from 'vitest/node';

const root = fileURLToPath(new URL('..', import.meta.url));
const needsEngines = 'test/**/*.engines.test.ts';
const startsEngines = 'test/**/*.launcher.test.ts';
const needsCloud = 'test/cloud/**';

/**
 * Three projects: `fast` needs nothing and loads every module once a worker; `engines` shares one set of running engines,
 * and each of its files has a process of its own, because settings are read once a process; `launcher` starts its own.
 */
export default defineConfig({
  root,
  test: {
    passWithNoTests: false,
    // Test files wait for engines most of the time, and every file has tables, indices and a bucket of its own.
    maxWorkers: 2,
    projects: [
      project('fast', {
        include: ['test/**/*.test.{ts,tsx}'],
        exclude: [needsEngines, startsEngines, needsCloud],
        isolate: false,
        env: { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
      }),
      project('engines', { include: [needsEngines], globalSetup: ['test/engines.ts'] }),
      project('launcher', { include: [startsEngines], fileParallelism: false }),
    ],
  },
});

function project(
  name: string,
  options: Pick<InlineConfig, 'include' | 'exclude' | 'globalSetup' | 'fileParallelism' | 'isolate' | 'env'>,
) {
  return {
    root,
    test: {
      name,
      ...options,
      environment: 'node' as const,
      pool: 'forks' as const,
      restoreMocks: true,
      setupFiles: ['test/setup.ts'],
      // What is waited for is waited for as long as a busy machine needs.
      testTimeout: 120_000,
      hookTimeout: 120_000,
      expect: { poll: { timeout: 60_000 } },
    },
  };
}
