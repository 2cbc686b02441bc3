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

/**
 * Compiles main classes that sit beside this file against an engine's libraries and gives the jar; done once per
 * content. A jar, because the JVM's class archive takes no folders of classes.
 */
export async function compileMainClasses(names: string[], lib: string, jdk: Jdk): Promise<string> {
  const sources = names.map((name) => fileURLToPath(new URL(`${name}.java`, import.meta.url)));
  const digest = createHash('sha256');
  for (const source of sources) digest.update(await readFile(source));
  const jar = join(dirname(lib), `main-${digest.digest('hex').slice(0, 12)}.jar`);
  if (existsSync(jar)) return jar;
  const partial = `${jar}.partial-${process.pid}`;
  const classes = join(partial, 'classes');
  await mkdir(classes, { recursive: true });
  const tool = (name: string, args: string[]) => run(join(jdk.home, 'bin', name), args);
  try {
    const release = String(oldestJava);
    await tool('javac', [
      '--release',
      release,
      '-proc:none',
      '-nowarn',
      '-cp',
      join(lib, '*'),
      '-d',
      classes,
      ...sources,
    ]);
    await tool('jar', ['--create', '--file', join(partial, 'main.jar'), '-C', classes, '.']);
    await rename(join(partial, 'main.jar'), jar);
  } catch (error) {
    throw new EngineProblem(`The main classes ${names.join(', ')} did not compile with ${jdk.home}: ${error}`);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return jar;
}
