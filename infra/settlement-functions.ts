import { changesOf } from './changes-of.ts';
import type { FunctionDefinition } from './functions.ts';

/** Functions that look after money once it has been paid: statements, royalties, payouts, invoices. */
export const settlementFunctions: FunctionDefinition[] = [
  {
    name: 'settlement-api',
    purpose: 'Tells sellers what they are owed, pays them, and hands out invoices',
    entry: 'functions/settlement-api.ts',
    memoryMb: 1024,
    timeoutSeconds: 29,
    trigger: {
      kind: 'http',
      routes: [
        'ANY /v1/statements',
        'ANY /v1/statements/{proxy+}',
        'ANY /v1/payouts',
        'ANY /v1/reconciliations',
        'ANY /v1/invoices',
        'ANY /v1/invoices/{proxy+}',
        'ANY /v1/listings/{id}/royalties',
        'ANY /v1/orders/{id}/invoice-requests',
      ],
    },
    reads: ['trade', 'ledger', 'members', 'identity', 'keyUse'],
    writes: ['trade', 'ledger', 'keyUse'],
  },
  {
    name: 'fold-statements',
    purpose: 'Adds what the journal of the ledger takes in to the statements of payees',
    entry: 'functions/fold-statements.ts',
    memoryMb: 1024,
    timeoutSeconds: 300,
    trigger: changesOf('ledger', { batchSize: 1000, windowSeconds: 1, isDoorbell: true }),
    reads: ['trade', 'ledger'],
    writes: ['trade'],
  },
  {
    name: 'settle-invoices',
    purpose: 'Takes invoices back and bills the rest anew when money goes back to buyers',
    entry: 'functions/settle-invoices.ts',
    memoryMb: 512,
    timeoutSeconds: 120,
    trigger: changesOf('trade', { batchSize: 100 }),
    reads: ['trade', 'ledger'],
    writes: ['trade'],
  },
  {
    name: 'sweep-settlement',
    purpose: 'Makes up for lost events of settlement, and hands the head of the journal to the log once a day',
    entry: 'functions/sweep-settlement.ts',
    memoryMb: 1024,
    timeoutSeconds: 300,
    trigger: { kind: 'schedule', schedule: { everyMinutes: 10 } },
    reads: ['trade', 'ledger', 'log'],
    writes: ['trade', 'ledger', 'logEntries'],
  },
];
