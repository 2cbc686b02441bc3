import { changesOf } from './changes-of.ts';
import type { FunctionDefinition } from './functions.ts';

/** Functions that tell members what happens to standards and projects they follow. */
export const alertFunctions: FunctionDefinition[] = [
  {
    name: 'alert-api',
    purpose: 'Looks after what members follow and keep, and hands out their feeds',
    entry: 'functions/alert-api.ts',
    memoryMb: 1024,
    timeoutSeconds: 15,
    trigger: {
      kind: 'http',
      routes: [
        'ANY /v1/follows',
        'ANY /v1/follows/{proxy+}',
        'ANY /v1/lists',
        'ANY /v1/lists/{proxy+}',
        'ANY /v1/alerts',
        'ANY /v1/unsubscriptions/{proxy+}',
        'ANY /feeds/follows/{proxy+}',
        'ANY /schemas/guiju-standards.json',
      ],
    },
    reads: ['alerts', 'catalogue', 'lifecycle', 'index', 'checks', 'members', 'identity', 'keyUse'],
    writes: ['alerts', 'keyUse'],
  },
  {
    name: 'note-changes',
    purpose: 'Notes what changes of records bring to those who follow them, and hands open feedback to whom they name',
    entry: 'functions/note-changes.ts',
    memoryMb: 1024,
    timeoutSeconds: 120,
    trigger: changesOf('catalogue', { batchSize: 1000, windowSeconds: 1 }),
    reads: ['alerts', 'matters'],
    writes: ['alerts', 'matters'],
  },
  {
    name: 'spread-alerts',
    purpose: 'Tells what happened by every follow that it concerns',
    entry: 'functions/spread-alerts.ts',
    memoryMb: 512,
    timeoutSeconds: 120,
    trigger: changesOf('alerts', { batchSize: 10 }),
    reads: ['alerts', 'index'],
    writes: ['alerts', 'announcements', 'mail'],
  },
  {
    name: 'sweep-alerts',
    purpose: 'Notes what a new day brings, sends digests, takes up what was left behind, and clears old complaints',
    entry: 'functions/sweep-alerts.ts',
    memoryMb: 512,
    timeoutSeconds: 300,
    trigger: { kind: 'schedule', schedule: { everyMinutes: 1 } },
    reads: ['alerts', 'catalogue', 'lifecycle', 'index', 'matters'],
    writes: ['alerts', 'announcements', 'mail', 'matters'],
  },
];
