import { changesOf } from './changes-of.ts';
import type { FunctionDefinition } from './functions.ts';

/** Functions that sell licences in deposited standards, up to the payment. */
export const tradeFunctions: FunctionDefinition[] = [
  {
    name: 'trade-api',
    purpose: 'Offers licences, takes orders and shows what was bought',
    entry: 'functions/trade-api.ts',
    memoryMb: 1024,
    timeoutSeconds: 15,
    trigger: {
      kind: 'http',
      routes: [
        'ANY /v1/licence-types',
        'ANY /v1/listings',
        'ANY /v1/listings/{proxy+}',
        'ANY /v1/quotes',
        'ANY /v1/quotes/{proxy+}',
        'ANY /v1/orders',
        'ANY /v1/orders/{proxy+}',
        'ANY /v1/entitlements',
        'ANY /v1/entitlements/{proxy+}',
        'ANY /v1/standards/{id}/access',
      ],
    },
    reads: ['trade', 'depositRecords', 'catalogue', 'members', 'identity', 'keyUse'],
    writes: ['trade', 'keyUse'],
  },
  {
    name: 'freeze-listings',
    purpose: 'Freezes the listings of deposits that are challenged, and takes them up again',
    entry: 'functions/freeze-listings.ts',
    memoryMb: 512,
    timeoutSeconds: 120,
    trigger: changesOf('deposits', { batchSize: 100 }),
    reads: ['trade', 'depositRecords'],
    writes: ['trade'],
  },
  {
    name: 'project-listing',
    purpose: 'States in the catalogue which licences are on offer',
    entry: 'functions/project-listing.ts',
    memoryMb: 512,
    timeoutSeconds: 120,
    trigger: changesOf('trade', { batchSize: 100 }),
    reads: ['catalogue'],
    writes: ['catalogue'],
  },
  {
    name: 'expire-orders',
    purpose: 'Ends orders whose time to pay is over',
    entry: 'functions/expire-orders.ts',
    memoryMb: 512,
    timeoutSeconds: 60,
    trigger: { kind: 'schedule', schedule: { everyMinutes: 1 } },
    reads: ['trade'],
    writes: ['trade'],
  },
];
