import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { engineCache } from '#infra/local/engines/folders.ts';

const run = promisify(execFile);

/** The emulator, and what it needs to sign tokens and to know which permission a call needs. */
const packages = ['ministack==1.5.33', 'cryptography==50.0.2', 'botocore==1.43.106'];
const oldest = [3, 10] as const;
const wayOut = `install Python ${oldest.join('.')} or newer with its venv module (on Debian: python3 python3-venv)`;

/** A sentence that says what is missing to run the emulator. */
export class MissingPython extends Error {}

/** The Python of a virtual environment that holds the emulator. */
export function emulatorPython(log: (line: string) => void): Promise<string> {
  return pythonWith('emulator', packages, log);
}

/**
 * The Python of a virtual environment that holds packages, made once for these versions and kept beside the engines.
 * Throws a `MissingPython` where there is none that is new enough.
 */
export async function pythonWith(
  name: string,
  packages: readonly string[],
  log: (line: string) => void,
): Promise<string> {
  const folder = join(engineCache(), [name, ...packages.map((one) => one.replace('==', '-'))].join('_'));
  const python = join(folder, 'bin', 'python');
  const mark = join(folder, 'complete');
  if (existsSync(mark) && existsSync(python)) return python;
  const system = await systemPython();
  log(`Installing ${packages.join(', ')} into ${folder} …`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(engineCache(), { recursive: true });
  await run(system, ['-m', 'venv', '--without-pip', folder]);
  await runPip(python, ['install', ...packages]);
  await writeFile(mark, packages.join('\n'));
  return python;
}

/** Runs pip for an environment: the pip of the system where it can do so, because to install another takes seconds. */
export async function runPip(python: string, args: readonly string[]): Promise<void> {
  const system = await systemPython();
  const { stdout } = await run(system, ['-m', 'pip', '--version']).catch(() => ({ stdout: '' }));
  const [, major = 0, minor = 0] = (/^pip (\d+)\.(\d+)/.exec(stdout) ?? []).map(Number);
  const isFit = major > 22 || (major === 22 && minor >= 3);
  const given = ['--quiet', '--disable-pip-version-check', ...args];
  if (isFit) {
    await run(system, ['-m', 'pip', '--python', python, ...given]);
  } else {
    await run(python, ['-m', 'ensurepip']);
    await run(python, ['-m', 'pip', ...given]);
  }
}

async function systemPython(): Promise<string> {
  const [major, minor] = oldest;
  const probe = `import sys, venv, ensurepip; sys.exit(sys.version_info < (${major}, ${minor}))`;
  for (const name of ['python3', 'python']) {
    const isFit = await run(name, ['-c', probe]).then(
      () => true,
      () => false,
    );
    if (isFit) return name;
  }
  throw new MissingPython(`It needs a Python that is not here: ${wayOut}.`);
}
