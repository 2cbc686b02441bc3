import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, type BuildResult, buildSync } from 'esbuild';

const checkout = fileURLToPath(new URL('..', import.meta.url));
const sourceMaps = join(checkout, '.build', 'source-maps');

/** How every function is bundled, for the deployment and for the bench alike. */
function bundleOptions(entry: string, outdir: string, packages: readonly string[]): BuildOptions {
  return {
    absWorkingDir: checkout,
    entryPoints: { index: entry },
    external: packages.flatMap((name) => [name, `${name}/*`]),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // What is imported lazily lies in files of its own, which a cold start neither reads nor compiles.
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // Chinese stays three bytes a character instead of six.
    charset: 'utf8',
    mainFields: ['module', 'main'],
    alias: { 'node:http': './infra/node-http.ts', http: './infra/node-http.ts' },
    sourcemap: 'external',
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
    // Packages in CommonJS ask for Node's own modules by `require`, which an ES module lacks.
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  };
}

/**
 * Bundles the entry file of a function into `<folder>/index.mjs` and its lazy parts beside it, the SDK included. Source
 * maps go to `.build/source-maps/<name>`: a stack trace can be read with them, and no cold start loads them.
 */
export function bundleFunction(
  name: string,
  entry: string,
  folder: string,
  packages: readonly string[] = [],
): BuildResult {
  const result = buildSync(bundleOptions(entry, folder, packages));
  const maps = join(sourceMaps, name);
  rmSync(maps, { recursive: true, force: true });
  mkdirSync(maps, { recursive: true });
  for (const file of readdirSync(folder).filter((entry) => entry.endsWith('.map'))) {
    moveFile(join(folder, file), join(maps, file));
  }
  return result;
}

/** The folder of a bundle may lie on another disk. */
function moveFile(from: string, to: string): void {
  copyFileSync(from, to);
  rmSync(from);
}
