import { changesOf } from './changes-of.ts';
import type { FunctionDefinition, Resource } from './functions.ts';

/** What a payment changes: orders and licences, and the books. */
const reads: Resource[] = ['trade', 'ledger', 'payments'];
const writes: Resource[] = ['trade', 'ledger'];

/** Functions that take money through payment providers, give it back, and keep the books of it. */
export const paymentFunctions: FunctionDefinition[] = [
  {
    name: 'payment-api',
    purpose: 'Takes payments for orders, gives money back, and decides disputes',
    entry: 'functions/payment-api.ts',
    memoryMb: 1024,
    timeoutSeconds: 29,
    trigger: {
      kind: 'http',
      routes: [
        'ANY /v1/payment-providers',
        'ANY /v1/orders/{id}/payments',
        'ANY /v1/orders/{id}/refunds',
        'ANY /v1/orders/{id}/disputes',
        'ANY /v1/orders/{id}/disputes/decision',
        'ANY /v1/payments/{proxy+}',
        'ANY /v1/refunds',
        'ANY /v1/disputes',
        'ANY /v1/refunds/{proxy+}',
      ],
    },
    reads: [...reads, 'deposits', 'members', 'identity', 'keyUse'],
    writes: [...writes, 'keyUse'],
  },
  {
    name: 'payment-notices',
    purpose: 'Takes the notices of payment providers',
    entry: 'functions/payment-notices.ts',
    memoryMb: 1024,
    timeoutSeconds: 29,
    trigger: { kind: 'http', routes: ['POST /v1/payments/{id}/notices'] },
    reads,
    writes,
  },
  {
    name: 'sweep-payments',
    purpose: 'Finds out about payments and refunds of which no notice came',
    entry: 'functions/sweep-payments.ts',
    memoryMb: 512,
    timeoutSeconds: 300,
    trigger: { kind: 'schedule', schedule: { everyMinutes: 1 } },
    reads: [...reads, 'deposits'],
    writes,
  },
  {
    name: 'chain-journal',
    purpose: 'Takes committed transfers into the journal of the ledger',
    entry: 'functions/chain-journal.ts',
    memoryMb: 512,
    timeoutSeconds: 120,
    trigger: changesOf('ledger', { batchSize: 1000, isDoorbell: true }),
    reads: ['ledger'],
    writes: ['ledger'],
  },
];
