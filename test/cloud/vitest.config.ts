import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The deployed stack in an emulator, started once; nothing runs side by side, because all tests share it. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    name: 'cloud',
    include: ['test/cloud/**/*.cloud.test.ts'],
    globalSetup: ['test/cloud/setup.ts'],
    setupFiles: ['test/setup.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
