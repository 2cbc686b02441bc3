import type { FunctionDefinition } from './functions.ts';

const hour = 3600;

/** Functions that keep evidence: deposits, and the transparency log that proves when they came. */
export const evidenceFunctions: FunctionDefinition[] = [
  {
    name: 'deposit-api',
    purpose: 'Takes deposits, moves them and shows their register',
    entry: 'functions/deposit-api.ts',
    // The whole file passes through it to be hashed and read.
    memoryMb: 2048,
    timeoutSeconds: 29,
    packages: ['pdfjs-dist'],
    trigger: { kind: 'http', routes: ['ANY /v1/deposits', 'ANY /v1/deposits/{proxy+}'] },
    reads: ['deposits', 'members', 'log', 'logEntries', 'identity', 'keyUse'],
    writes: ['deposits', 'logEntries', 'keyUse'],
  },
  {
    name: 'project-deposit',
    purpose: 'States accepted deposits in the catalogue',
    entry: 'functions/project-deposit.ts',
    memoryMb: 512,
    timeoutSeconds: 120,
    trigger: {
      kind: 'stream',
      table: 'deposits',
      batchSize: 100,
      windowSeconds: 0,
      retryAttempts: 5,
      bisect: true,
      maximumAgeSeconds: 24 * hour,
    },
    reads: ['catalogue'],
    writes: ['catalogue'],
  },
  {
    name: 'log-api',
    purpose: 'Shows the transparency log',
    entry: 'functions/log-api.ts',
    memoryMb: 512,
    timeoutSeconds: 10,
    trigger: { kind: 'http', routes: ['ANY /log/{proxy+}'] },
    reads: ['log'],
    writes: [],
  },
  {
    name: 'sequence-log',
    purpose: 'Gives accepted entries their place in the transparency log and publishes it',
    entry: 'functions/sequence-log.ts',
    memoryMb: 1024,
    timeoutSeconds: 120,
    trigger: {
      kind: 'stream',
      table: 'log',
      batchSize: 1000,
      windowSeconds: 0,
      retryAttempts: 5,
      bisect: false,
      maximumAgeSeconds: hour,
    },
    reads: ['log', 'logKey'],
    writes: ['log', 'logKey'],
  },
  {
    name: 'sweep-log',
    purpose: 'Finds entries of the log that a lost event left waiting, and stamps what has no time yet',
    entry: 'functions/sweep-log.ts',
    memoryMb: 1024,
    timeoutSeconds: 120,
    trigger: { kind: 'schedule', schedule: { everyMinutes: 1 } },
    reads: ['log', 'logKey'],
    writes: ['log', 'logKey'],
  },
];
