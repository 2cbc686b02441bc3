import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Context } from 'aws-lambda';
import type { FunctionDefinition } from '../functions.ts';

/** A function of the table with the handler its entry file exports. */
export interface LocalFunction {
  definition: FunctionDefinition;
  handler: (event: unknown, context: Context) => Promise<unknown>;
}

/** Here all functions share the cores of one computer, where each has its own in the cloud. */
const patience = 4;

const checkout = new URL('../../', import.meta.url);

/** Loads the entry file of a function; it reads the settings of this process. */
export async function loadFunction(definition: FunctionDefinition): Promise<LocalFunction> {
  const { handler } = await import(fileURLToPath(new URL(definition.entry, checkout)));
  return { definition, handler };
}

/** The function ran longer than it may. */
export class FunctionTimeout extends Error {
  override readonly name = 'FunctionTimeout';
}

/** Calls a handler with the context Lambda would give it, and gives up when its time is over. */
export async function invoke({ definition, handler }: LocalFunction, event: unknown): Promise<unknown> {
  const limit = definition.timeoutSeconds * 1000 * patience;
  const deadline = performance.now() + limit;
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new FunctionTimeout(`${definition.name} ran longer than ${limit} ms`)), limit);
  });
  try {
    return await Promise.race([handler(event, lambdaContext(definition, deadline)), expired]);
  } finally {
    clearTimeout(timer);
  }
}

function lambdaContext({ name, memoryMb }: FunctionDefinition, deadline: number): Context {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${name}`,
    memoryLimitInMB: String(memoryMb),
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
  };
}
