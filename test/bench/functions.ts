import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import { bundleFunction } from '#infra/bundle.ts';
import { type FunctionDefinition, functions } from '#infra/functions.ts';
import { checkout } from '../commands.ts';
import { median } from './part.ts';

/** What a function costs before it does anything. */
export interface FunctionCost {
  name: string;
  memoryMb: number;
  bundleBytes: number;
  /** The bundle as the deployment package compresses it. */
  zippedBytes: number;
  /** Median over fresh processes. */
  importMilliseconds: number;
  /** Resident memory of the process after the import, median. */
  residentBytes: number;
}

const run = promisify(execFile);
const processes = 15;

/** Bundles every function as the deployment does and imports it in fresh processes of the pinned Node. */
export async function measureFunctions(): Promise<FunctionCost[]> {
  const folder = await mkdtemp(join(tmpdir(), 'guiju-bundles-'));
  try {
    // A deployed function finds its packages beside its bundle.
    await symlink(join(checkout, 'node_modules'), join(folder, 'node_modules'));
    const costs: FunctionCost[] = [];
    for (const definition of functions) costs.push(await measure(definition, folder));
    return costs;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure({ name, entry, memoryMb, packages }: FunctionDefinition, folder: string): Promise<FunctionCost> {
  const target = join(folder, name);
  bundleFunction(name, entry, target, packages);
  const files = await Promise.all((await readdir(target)).map((file) => readFile(join(target, file))));
  const url = pathToFileURL(join(target, 'index.mjs')).href;
  const imports: Imported[] = [];
  for (let i = 0; i < processes; i++) imports.push(await importOnce(url));
  return {
    name,
    memoryMb,
    bundleBytes: sum(files.map((file) => file.length)),
    zippedBytes: sum(files.map((file) => deflateRawSync(file).length)),
    importMilliseconds: median(imports.map(({ milliseconds }) => milliseconds)),
    residentBytes: median(imports.map(({ resident }) => resident)),
  };
}

/** What a function that signs asks for while it is loaded; nothing is signed here. */
const deployed = { LOG_KEY_ID: 'none' };

interface Imported {
  milliseconds: number;
  resident: number;
}

/** A process of its own, because a module is loaded once in each; its exit does not count. */
async function importOnce(url: string): Promise<Imported> {
  const script =
    `const t=performance.now();await import(${JSON.stringify(url)});` +
    'console.log(JSON.stringify({milliseconds:performance.now()-t,resident:process.memoryUsage.rss()}));process.exit()';
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], { env: deployed });
  return JSON.parse(stdout) as Imported;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
