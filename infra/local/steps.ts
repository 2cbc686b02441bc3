/** A sentence for the person at the terminal; a stack trace would add nothing. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}

/** Runs one step of the start and prints one line for it with its seconds. */
export async function step<T>(title: string, run: (note: (text: string) => void) => Promise<T>): Promise<T> {
  const started = performance.now();
  let noted = '';
  const result = await run((text) => {
    noted = `: ${text}`;
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  print(`✓ ${title}${noted} (${seconds} s)`);
  return result;
}

/** Prints one line. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
