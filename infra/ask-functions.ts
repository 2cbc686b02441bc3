import type { FunctionDefinition } from './functions.ts';

/** Functions that understand questions in everyday words. */
export const askFunctions: FunctionDefinition[] = [
  {
    name: 'ask-api',
    purpose: 'Answers questions in everyday words with passages, where a model of meanings is kept',
    entry: 'functions/ask-api.ts',
    // Model, vectors and the runtime of networks are held.
    memoryMb: 1769,
    timeoutSeconds: 29,
    packages: ['onnxruntime-node'],
    trigger: { kind: 'http', routes: ['ANY /v1/ask'] },
    reads: ['index', 'meanings'],
    writes: [],
  },
];
