import type { FunctionDefinition } from './functions.ts';

/** Functions that tell harvesters what there is, and hand it to them. */
export const harvestFunctions: FunctionDefinition[] = [
  {
    name: 'interchange-api',
    purpose: 'Leads from identifiers to documents and tells harvesters what there is',
    entry: 'functions/interchange-api.ts',
    memoryMb: 1024,
    timeoutSeconds: 15,
    trigger: {
      kind: 'http',
      routes: [
        'ANY /id/std/{proxy+}',
        'ANY /robots.txt',
        'ANY /llms.txt',
        'ANY /feeds/{name}',
        'ANY /calendar.ics',
        'ANY /unapi',
        'ANY /opensearch.xml',
        'ANY /opensearch/suggestions',
        'ANY /sitemap.xml',
        'ANY /sitemaps/{name}',
        'ANY /.well-known/{name}',
      ],
    },
    reads: ['index'],
    writes: [],
  },
  {
    name: 'harvest-api',
    purpose: 'Hands whole records to harvesters',
    entry: 'functions/harvest-api.ts',
    // Hundreds of records are reconciled and written for one answer.
    memoryMb: 1769,
    timeoutSeconds: 29,
    trigger: { kind: 'http', routes: ['ANY /oai', 'ANY /sru', 'ANY /dumps/{proxy+}', 'ANY /api/v1/document'] },
    reads: ['catalogue', 'index', 'dumps'],
    writes: [],
  },
  {
    name: 'write-dumps',
    purpose: 'Writes every record of the catalogue as files, once a day',
    entry: 'functions/write-dumps.ts',
    // Two hundred thousand records, packed, are held until they are whole.
    memoryMb: 3008,
    timeoutSeconds: 900,
    trigger: { kind: 'schedule', schedule: { dailyAt: '02:30' } },
    reads: ['catalogue', 'dumps'],
    writes: ['dumps'],
  },
];
