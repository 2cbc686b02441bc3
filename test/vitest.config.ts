import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const needsEngines = 'test/**/*.engines.test.ts';
const startsEngines = 'test/**/*.launcher.test.ts';
const needsCloud = 'test/cloud/**';

/** Three projects: `fast` needs nothing, `engines` shares one set of running engines, `launcher` starts its own. */
export default defineConfig({
  root,
  test: {
    passWithNoTests: false,
    // Test files wait for engines most of the time, and every file has tables, indices and a bucket of its own.
    maxWorkers: 2,
    projects: [
      project('fast', { include: ['test/**/*.test.{ts,tsx}'], exclude: [needsEngines, startsEngines, needsCloud] }),
      project('engines', { include: [needsEngines], globalSetup: ['test/engines.ts'] }),
      project('launcher', { include: [startsEngines], fileParallelism: false }),
    ],
  },
});

function project(
  name: string,
  files: { include: string[]; exclude?: string[]; globalSetup?: string[]; fileParallelism?: boolean },
) {
  return {
    root,
    test: {
      name,
      ...files,
      environment: 'node' as const,
      pool: 'forks' as const,
      restoreMocks: true,
      setupFiles: ['test/setup.ts'],
      testTimeout: 60_000,
      hookTimeout: 60_000,
    },
  };
}
