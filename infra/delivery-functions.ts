import type { FunctionDefinition } from './functions.ts';

/** Functions that hand out what was bought. */
export const deliveryFunctions: FunctionDefinition[] = [
  {
    name: 'copy-api',
    purpose: 'Makes marked copies of what was licensed, and tells whose copy a file is',
    entry: 'functions/copy-api.ts',
    // The whole file passes through it and is written anew.
    memoryMb: 3008,
    timeoutSeconds: 29,
    packages: ['@fontsource/noto-sans-sc', 'subset-font'],
    trigger: { kind: 'http', routes: ['ANY /v1/entitlements/{id}/copies', 'ANY /v1/copies/{proxy+}'] },
    reads: ['trade', 'deposits', 'copies', 'members', 'identity', 'keyUse'],
    writes: ['trade', 'copies', 'keyUse'],
  },
  {
    name: 'announce-trade',
    purpose: 'Tells buyers and sellers what happened to orders and licences',
    entry: 'functions/announce-trade.ts',
    memoryMb: 512,
    timeoutSeconds: 120,
    trigger: {
      kind: 'stream',
      table: 'trade',
      batchSize: 100,
      windowSeconds: 0,
      retryAttempts: 50,
      bisect: true,
      maximumAgeSeconds: 24 * 3600,
    },
    reads: ['trade'],
    writes: ['announcements'],
  },
];
