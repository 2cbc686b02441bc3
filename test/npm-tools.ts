import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { engineCache } from '#infra/local/engines/folders.ts';

const run = promisify(execFile);

/**
 * A folder with packages of npm and what they need, installed once for these versions and kept beside the engines: programs of
 * other people that judge what is served, and are too large for every checkout or want a TypeScript of their own. Undefined,
 * with the reason printed, where they cannot be had.
 */
export function installedTools(name: string, packages: readonly string[]): Promise<string | undefined> {
  return kept(name, packages, async (folder) => {
    await writeFile(join(folder, 'package.json'), '{"private": true}');
    const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--silent'];
    await run('npm', ['install', ...quiet, ...packages], { cwd: folder });
  });
}

/** A folder with one package as it is published, without what it needs: for programs that come in one piece. */
export async function unpackedPackage(name: string, wanted: string): Promise<string | undefined> {
  const folder = await kept(name, [wanted], async (fresh) => {
    const { stdout } = await run('npm', ['pack', '--silent', wanted], { cwd: fresh });
    await run('tar', ['-xzf', stdout.trim()], { cwd: fresh });
    await rm(join(fresh, stdout.trim()));
  });
  return folder && join(folder, 'package');
}

async function kept(
  name: string,
  packages: readonly string[],
  make: (folder: string) => Promise<void>,
): Promise<string | undefined> {
  const folder = join(engineCache(), [name, ...packages].join('_').replaceAll(/[@/]+/g, '-'));
  if (existsSync(folder)) return folder;
  console.log(`Fetching ${packages.join(', ')} into ${folder} …`);
  await mkdir(engineCache(), { recursive: true });
  // What is interrupted has no folder under the final name.
  const fresh = await mkdtemp(`${folder}-`);
  try {
    await make(fresh);
    await rename(fresh, folder);
    return folder;
  } catch (error) {
    await rm(fresh, { recursive: true });
    console.log(`${name} is left out: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
