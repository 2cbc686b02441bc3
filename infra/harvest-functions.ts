import type { FunctionDefinition } from './functions.ts';

/** Functions that hand whole records to libraries and harvesters. */
export const harvestFunctions: FunctionDefinition[] = [
  {
    name: 'harvest-api',
    purpose: 'Hands whole records to harvesters',
    entry: 'functions/harvest-api.ts',
    // Hundreds of records are reconciled and written for one answer.
    memoryMb: 1769,
    timeoutSeconds: 29,
    trigger: { kind: 'http', routes: ['ANY /oai', 'ANY /sru'] },
    reads: ['catalogue', 'index'],
    writes: [],
  },
];
