import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { EngineProblem } from './engine.ts';
import { type Jdk, oldestJava } from './jdk.ts';

const run = promisify(execFile);

/** Compiles main classes that sit beside this file against an engine's libraries, once per content; gives the folder. */
export async function compileMainClasses(names: string[], lib: string, jdk: Jdk): Promise<string> {
  const sources = names.map((name) => fileURLToPath(new URL(`${name}.java`, import.meta.url)));
  const digest = createHash('sha256');
  for (const source of sources) digest.update(await readFile(source));
  const classes = join(dirname(lib), `main-${digest.digest('hex').slice(0, 12)}`);
  if (existsSync(classes)) return classes;
  const partial = `${classes}.partial-${process.pid}`;
  await mkdir(partial, { recursive: true });
  const options = ['--release', String(oldestJava), '-proc:none', '-nowarn', '-cp', join(lib, '*'), '-d', partial];
  try {
    await run(join(jdk.home, 'bin', 'javac'), [...options, ...sources]);
    await rename(partial, classes);
  } catch (error) {
    // Two launchers may compile at the same time; the one that renamed first has done the work of both.
    if (!existsSync(classes)) {
      throw new EngineProblem(`The main classes ${names.join(', ')} did not compile with ${jdk.home}: ${error}`);
    }
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return classes;
}
