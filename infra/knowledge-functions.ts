import { changesOf } from './changes-of.ts';
import type { FunctionDefinition } from './functions.ts';

/** Functions that tell what is still valid, what it cites and what changes next. */
export const knowledgeFunctions: FunctionDefinition[] = [
  {
    name: 'check-api',
    purpose: 'Checks lists of standards and reports on them',
    entry: 'functions/check-api.ts',
    // Files of a list are read whole, and reports are drawn.
    memoryMb: 1536,
    timeoutSeconds: 29,
    packages: ['pdfjs-dist', '@fontsource/noto-sans-sc', 'subset-font'],
    trigger: { kind: 'http', routes: ['ANY /v1/checks', 'ANY /v1/checks/{proxy+}'] },
    reads: ['index', 'catalogue', 'checks', 'log', 'identity', 'keyUse'],
    writes: ['checks', 'logEntries', 'keyUse'],
  },
  {
    name: 'feedback-api',
    purpose: 'Takes feedback, corrections and complaints and shows what becomes of them',
    entry: 'functions/feedback-api.ts',
    memoryMb: 512,
    timeoutSeconds: 10,
    trigger: {
      kind: 'http',
      routes: ['ANY /v1/feedback', 'ANY /v1/feedback/{proxy+}', 'ANY /v1/complaints', 'ANY /v1/complaints/{proxy+}'],
    },
    reads: ['catalogue', 'matters', 'members', 'identity', 'keyUse'],
    writes: ['matters', 'keyUse'],
  },
  {
    name: 'lifecycle-api',
    purpose:
      'Follows local standards from project to publication, which puts them into the catalogue, and through reviews; keeps the registers of the indicators',
    entry: 'functions/lifecycle-api.ts',
    memoryMb: 1024,
    timeoutSeconds: 10,
    trigger: {
      kind: 'http',
      routes: [
        'ANY /v1/projects',
        'ANY /v1/projects/{proxy+}',
        'ANY /v1/reviews-due',
        'ANY /v1/reviews-due.csv',
        'ANY /v1/reviews-due.ics',
        'ANY /v1/standards/{id}/lifecycle',
        'ANY /v1/standards/{id}/reviews',
        'POST /v1/statistics/{series}/records',
      ],
    },
    reads: ['catalogue', 'index', 'lifecycle', 'identity', 'keyUse'],
    writes: ['catalogue', 'lifecycle', 'alerts', 'keyUse'],
  },
  {
    name: 'quality-api',
    purpose: 'Says what is doubtful in the catalogue',
    entry: 'functions/quality-api.ts',
    memoryMb: 512,
    timeoutSeconds: 15,
    trigger: { kind: 'http', routes: ['ANY /v1/quality', 'ANY /v1/quality/{proxy+}'] },
    reads: ['quality'],
    writes: [],
  },
  {
    name: 'scan-quality',
    purpose: 'Looks at the records of the catalogue for what is doubtful in them',
    entry: 'functions/scan-quality.ts',
    memoryMb: 1024,
    timeoutSeconds: 300,
    trigger: { kind: 'schedule', schedule: { everyMinutes: 5 } },
    reads: ['catalogue', 'index', 'quality'],
    writes: ['quality'],
  },
  {
    name: 'state-citations',
    purpose: 'States in the catalogue what digitized standards cite',
    entry: 'functions/state-citations.ts',
    memoryMb: 512,
    timeoutSeconds: 120,
    trigger: changesOf('literature', { batchSize: 50, windowSeconds: 1 }),
    reads: ['catalogue', 'literature'],
    writes: ['catalogue'],
  },
];
