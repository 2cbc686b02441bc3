import type { FunctionDefinition } from './functions.ts';

/** Functions that programs which act for people call. */
export const agentFunctions: FunctionDefinition[] = [
  {
    name: 'mcp-api',
    purpose: 'Answers agents by the Model Context Protocol',
    entry: 'functions/mcp-api.ts',
    memoryMb: 1024,
    timeoutSeconds: 15,
    trigger: { kind: 'http', routes: ['ANY /mcp'] },
    reads: ['catalogue', 'index', 'literature'],
    writes: [],
  },
];
