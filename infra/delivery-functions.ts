import { changesOf } from './changes-of.ts';
import type { FunctionDefinition } from './functions.ts';

/** Functions that hand out what was bought, and tell organizations what happened. */
export const deliveryFunctions: FunctionDefinition[] = [
  {
    name: 'copy-api',
    purpose: 'Makes marked copies of what was licensed, and tells whose copy a file is',
    entry: 'functions/copy-api.ts',
    // The whole file passes through it and is written anew.
    memoryMb: 3008,
    timeoutSeconds: 29,
    packages: ['@fontsource/noto-sans-sc', 'subset-font'],
    trigger: {
      kind: 'http',
      routes: ['ANY /v1/entitlements/{id}/copies', 'ANY /v1/copies/{proxy+}', 'ANY /v1/copy-traces'],
    },
    reads: ['trade', 'deposits', 'copies', 'members', 'identity', 'keyUse'],
    writes: ['trade', 'copies', 'keyUse'],
  },
  {
    name: 'announce-trade',
    purpose: 'Tells buyers and sellers what happened to orders and licences',
    entry: 'functions/announce-trade.ts',
    memoryMb: 512,
    timeoutSeconds: 120,
    trigger: changesOf('trade', { batchSize: 100, retryAttempts: 50 }),
    reads: [],
    writes: ['announcements'],
  },
  {
    name: 'webhook-api',
    purpose: 'Looks after the endpoints of organizations and the log of what was sent to them',
    entry: 'functions/webhook-api.ts',
    memoryMb: 512,
    timeoutSeconds: 10,
    trigger: { kind: 'http', routes: ['ANY /v1/webhooks', 'ANY /v1/webhooks/{proxy+}'] },
    reads: ['webhooks', 'members', 'identity', 'keyUse'],
    writes: ['webhooks', 'keyUse'],
  },
  {
    name: 'deliver-webhooks',
    purpose: 'Sends what happened to the endpoints that listen',
    entry: 'functions/deliver-webhooks.ts',
    memoryMb: 512,
    timeoutSeconds: 60,
    trigger: changesOf('webhooks', { batchSize: 10 }),
    reads: ['webhooks'],
    writes: ['webhooks'],
  },
  {
    name: 'sweep-webhooks',
    purpose: 'Sends again what was not received, after growing waits',
    entry: 'functions/sweep-webhooks.ts',
    memoryMb: 512,
    timeoutSeconds: 300,
    trigger: { kind: 'schedule', schedule: { everyMinutes: 1 } },
    reads: ['webhooks'],
    writes: ['webhooks'],
  },
];
