import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { pythonWith } from '../cloud/python.ts';

const run = promisify(execFile);

/** What a client of other people prints; its errors are thrown. */
export async function clientPrints(
  command: string,
  parameters: readonly string[],
  input = '',
  folder?: string,
): Promise<string> {
  const running = run(command, [...parameters], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, cwd: folder });
  running.child.stdin?.end(input);
  return (await running).stdout;
}

/** Whether a program of this machine runs; the reason is printed where it does not. */
export function hasClient(name: string, command: string, parameters: readonly string[], debian: string): boolean {
  try {
    execFileSync(command, [...parameters], { stdio: 'ignore' });
    return true;
  } catch {
    console.log(`${name} is left out: it is not installed (on Debian: ${debian})`);
    return false;
  }
}

/** A Python that holds packages; undefined, with the reason printed, where it cannot be made. */
export async function pythonClient(name: string, packages: readonly string[]): Promise<string | undefined> {
  return pythonWith(name, packages, (line) => console.log(line)).catch((error: unknown) => {
    console.log(`${name} is left out: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  });
}
