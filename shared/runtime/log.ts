import { type LogCode, logCodes } from './log-codes.ts';

/** Writes one JSON line; errors keep name, message, stack and cause, and nothing else of the request. */
export function log(code: LogCode, details: Record<string, unknown> = {}): void {
  const line = { code, message: logCodes[code], at: new Date().toISOString(), ...details };
  process.stderr.write(
    `${JSON.stringify(line, (_key, value) => (value instanceof Error ? describe(value) : value))}\n`,
  );
}

function describe(error: Error): Record<string, unknown> {
  return {
    name: error.name,
    message: error.message,
    stack: error.stack,
    ...(error.cause ? { cause: error.cause } : {}),
  };
}
