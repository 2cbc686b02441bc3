import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { StartProblem } from './local/steps.ts';

const checkout = fileURLToPath(new URL('..', import.meta.url));
const build = join(checkout, '.build');

/** Where the built site lies: files for the browser, and the server's bundle. */
export const siteFolders = {
  client: join(build, 'frontend', 'client'),
  server: join(build, 'frontend', 'server', 'index.js'),
};

/** The npm package with the client and the command line, as the site hands it out. */
export const clientPackage = join(build, 'client', 'guiju.tgz');

const patience = 120_000;

/** What the site is made of, and what the npm package that it hands out is made of. */
const siteSources = ['frontend', 'shared'];
const clientSources = ['shared', 'functions/routes', 'functions/client-package', 'infra/local/cli'];

/** Builds the site unless it was built from the same sources. Two copies of the service build it once. */
export async function buildSite(): Promise<'built' | 'unchanged'> {
  await mkdir(build, { recursive: true });
  return alone(join(build, 'site.lock'), async () => {
    const [site, client] = [join(build, 'frontend'), join(build, 'client')];
    const made = await Promise.all([
      makeOnce(site, siteSources, () => runNode(bin('react-router'), 'build', 'frontend')),
      makeOnce(client, clientSources, () => runNode('functions/client-package/client-package.ts', client)),
    ]);
    if (made.every((each) => each === 'unchanged')) return 'unchanged';
    await cp(clientPackage, join(siteFolders.client, 'clients', 'guiju.tgz'));
    return 'built';
  });
}

/** Makes a folder anew unless it was made of the same sources. */
async function makeOnce(folder: string, from: string[], make: () => Promise<void>): Promise<'built' | 'unchanged'> {
  const mark = join(folder, 'sources.sha256');
  const wanted = await sourceDigest(from);
  if ((await readFile(mark, 'utf8').catch(() => '')) === wanted) return 'unchanged';
  await rm(folder, { recursive: true, force: true });
  await make();
  await writeFile(mark, wanted);
  return 'built';
}

async function sourceDigest(from: string[]): Promise<string> {
  const digest = createHash('sha256');
  const files = ['package-lock.json', 'tsconfig.json', 'infra/local/guiju.ts'];
  for (const folder of from) {
    const entries = await readdir(join(checkout, folder), { recursive: true, withFileTypes: true });
    files.push(...entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)));
  }
  for (const file of files.sort()) {
    const path = file.startsWith(checkout) ? file : join(checkout, file);
    if (path.includes('.react-router') || path.endsWith('.test.ts')) continue;
    digest
      .update(path.slice(checkout.length))
      .update('\0')
      .update(await readFile(path))
      .update('\0');
  }
  return digest.digest('hex');
}

function bin(name: string): string {
  return join(checkout, 'node_modules', '.bin', name);
}

function runNode(script: string, ...args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: checkout,
      env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1', SITE_URL: 'https://guiju.example' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk));
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new StartProblem(`The site could not be built; the builder said:\n${printed.trim()}`));
    });
  });
}

/** Runs one builder at a time on this checkout; a lock left by a killed one is taken over. */
async function alone<T>(lock: string, run: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + patience;
  for (;;) {
    const held = await open(lock, 'wx').catch(() => undefined);
    if (held) {
      await held.writeFile(String(process.pid));
      await held.close();
      break;
    }
    const holder = Number(await readFile(lock, 'utf8').catch(() => '0'));
    if ((holder > 0 && !isAlive(holder)) || Date.now() > deadline) await rm(lock, { force: true });
    else await sleep(50);
  }
  try {
    return await run();
  } finally {
    await rm(lock, { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
