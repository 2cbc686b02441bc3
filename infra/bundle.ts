import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, type BuildResult, buildSync } from 'esbuild';

const checkout = fileURLToPath(new URL('..', import.meta.url));
const sourceMaps = join(checkout, '.build', 'source-maps');

/** How every function is bundled, for the deployment and for the bench alike. */
function bundleOptions(entry: string, outfile: string): BuildOptions {
  return {
    absWorkingDir: checkout,
    entryPoints: [entry],
    outfile,
    bundle: true,
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
 * Bundles the entry file of a function into `<folder>/index.mjs`, the SDK included. Source maps go to
 * `.build/source-maps/<name>.map`: a stack trace can be read with them, and no cold start loads them.
 */
export function bundleFunction(name: string, entry: string, folder: string): BuildResult {
  const outfile = join(folder, 'index.mjs');
  const result = buildSync(bundleOptions(entry, outfile));
  mkdirSync(sourceMaps, { recursive: true });
  if (existsSync(`${outfile}.map`)) renameSync(`${outfile}.map`, join(sourceMaps, `${name}.map`));
  return result;
}
