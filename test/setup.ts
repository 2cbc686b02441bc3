import { format } from 'node:util';
import { afterEach } from 'vitest';

const printed: string[] = [];
const print = console.error;

console.error = (...values: unknown[]) => {
  printed.push(format(...values));
  print(...values);
};

// A test that expects an error line says so with `vi.spyOn(console, 'error').mockImplementation(() => undefined)`.
afterEach(() => {
  const lines = printed.splice(0);
  if (lines.length > 0) throw new Error(`console.error was called: ${lines.join('\n')}`);
});
