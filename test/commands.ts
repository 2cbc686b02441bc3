import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const checkout = fileURLToPath(new URL('..', import.meta.url));
const bin = join(checkout, 'node_modules', '.bin');

/** Runs a command of an installed package, showing what it prints, and gives whether it succeeded. */
export function runTool(name: string, args: string[]): Promise<boolean> {
  return runProgram(join(bin, name), args);
}

/** Runs a program, showing what it prints, and gives whether it succeeded. */
export function runProgram(path: string, args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(path, args, { cwd: checkout, stdio: 'inherit' });
    const restore = passSignals(child);
    const end = (succeeded: boolean) => {
      restore();
      resolve(succeeded);
    };
    child.once('error', () => end(false));
    child.once('exit', (code) => end(code === 0));
  });
}

/** Lets a command end first when this process is told to, so that what it started is put away; gives the way back. */
function passSignals(child: ChildProcess): () => void {
  const pass = (signal: NodeJS.Signals) => {
    // A terminal sends Ctrl-C to every process in front; passing it on would make it two.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, pass);
  return () => {
    for (const signal of signals) process.off(signal, pass);
  };
}

/** Runs one check and prints one line for it. */
async function check(title: string, run: () => Promise<boolean>): Promise<boolean> {
  const started = performance.now();
  const passed = await run();
  console.log(`${passed ? '✓' : '✗'} ${title} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  return passed;
}

/** Types, style, unused code and secrets; gives how many of the checks passed and failed. */
export async function runChecks(): Promise<{ passed: number; failed: number }> {
  const results = [
    // The types of the pages' routes are generated, and the compiler needs them.
    !existsSync(join(checkout, 'frontend')) ||
      (await check('route types', () => runTool('react-router', ['typegen', 'frontend']))),
    await check('types', () => runTool('tsc', ['--noEmit', '-p', '.'])),
    await check('style', () => runTool('biome', ['check', '--error-on-warnings', '.'])),
    await check('unused code', () => runTool('knip', [])),
    await check('no secrets', () => runTool('secretlint', ['--secretlintignore', '.gitignore', '**/*'])),
  ];
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };
}
