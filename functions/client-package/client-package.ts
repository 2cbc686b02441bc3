import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { describeApi } from '../routes/describe-api.ts';
import { declareType, type Schema } from './contract-types.ts';

const run = promisify(execFile);
const checkout = fileURLToPath(new URL('../..', import.meta.url));
const bin = (name: string) => join(checkout, 'node_modules', '.bin', name);

interface Operation {
  parameters?: { in: string; name: string; required?: boolean; schema: Schema; description?: string }[];
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

interface Described {
  paths: Record<string, { get?: Operation }>;
  components: { schemas: Record<string, Schema> };
}

/** Names in the sources of the client, and where the contract has what they stand for. */
const components = {
  Declaration: 'DepositDeclaration',
  DepositRecord: 'Deposit',
  EditionView: 'Edition',
  ListingView: 'Listing',
  RelationView: 'Relation',
  // The name that it has for those who use the package.
  StandardQuery: 'StandardListQuery',
};
const queries = { StandardListQuery: '/v1/standards', RegisterQuery: '/v1/deposits', ListingQuery: '/v1/listings' };

/** The types of the contract, as declarations of TypeScript. */
export function contractTypes(api: Described): string {
  const { schemas } = api.components;
  const listed = api.paths['/v1/changes']?.get?.responses['200']?.content?.['application/json']?.schema;
  const change = listed?.properties?.items?.items;
  if (!change) throw new Error('the contract has no changes');
  return [
    ...Object.entries(schemas).map(([name, schema]) => declareType(name, schema)),
    ...Object.entries(components).map(([name, ours]) => `export type ${name} = ${ours};\n`),
    ...Object.entries(queries).map(([name, path]) => declareType(name, querySchema(api.paths[path]?.get))),
    declareType('NumberedChange', change),
  ].join('\n');
}

function querySchema(operation: Operation | undefined): Schema {
  const parameters = operation?.parameters?.filter((parameter) => parameter.in === 'query') ?? [];
  const properties = parameters.map(({ name, schema, description }) => [name, { ...schema, description }]);
  return { type: 'object', properties: Object.fromEntries(properties) };
}

/**
 * Makes the npm package `guiju`: the client with the types of the contract, and the command line. Writes it as `guiju.tgz`
 * into a folder, for the site to hand out.
 */
async function packClient(folder: string): Promise<void> {
  const sources = join(folder, 'sources');
  const made = join(folder, 'package');
  await rm(folder, { recursive: true, force: true });
  await Promise.all([mkdir(sources, { recursive: true }), mkdir(made, { recursive: true })]);
  await writeFile(join(sources, 'contract.ts'), contractTypes(describeApi('en') as unknown as Described));
  const modules = await readdir(join(checkout, 'shared', 'client'));
  for (const name of modules) {
    const text = await readFile(join(checkout, 'shared', 'client', name), 'utf8');
    // Whatever comes from outside of the client is a type that the contract has too.
    await writeFile(join(sources, name), text.replaceAll(/ from '\.\.\/[^']+'/g, " from './contract.ts'"));
  }
  const exported = modules.map((name) => `export * from './${name}';\n`);
  await writeFile(join(sources, 'index.ts'), `export type * as Contract from './contract.ts';\n${exported.join('')}`);
  await writeFile(join(sources, 'package.json'), '{"type": "module"}');
  await writeFile(join(sources, 'tsconfig.json'), JSON.stringify(compilerSettings(made)));
  await Promise.all([
    run(bin('tsc'), ['-p', sources], { shell: process.platform === 'win32' }).catch(({ stdout }) => {
      throw new Error(`the client does not fit the contract:\n${stdout}`);
    }),
    build({
      entryPoints: [join(checkout, 'infra', 'local', 'guiju.ts')],
      outfile: join(made, 'guiju.js'),
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      banner: { js: '#!/usr/bin/env node' },
      logLevel: 'error',
    }),
    writeFile(join(made, 'package.json'), JSON.stringify(await manifest(), null, 2)),
    cp(new URL('README.md', import.meta.url), join(made, 'README.md')),
    cp(join(checkout, 'LICENSE'), join(made, 'LICENSE')),
  ]);
  const asked = ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder];
  const { stdout } = await run('npm', asked, { cwd: made, shell: process.platform === 'win32' });
  await rename(join(folder, stdout.trim()), join(folder, 'guiju.tgz'));
}

function compilerSettings(outDir: string) {
  return {
    compilerOptions: {
      target: 'ES2022',
      lib: ['ES2022', 'DOM', 'DOM.Iterable'],
      module: 'NodeNext',
      strict: true,
      declaration: true,
      rewriteRelativeImportExtensions: true,
      types: [],
      outDir,
    },
    files: ['index.ts'],
  };
}

async function manifest() {
  const { name, version, license } = JSON.parse(await readFile(join(checkout, 'package.json'), 'utf8'));
  return {
    name,
    version,
    license,
    description: 'Client and command line of the Guiju standards information service',
    type: 'module',
    engines: { node: '>=20' },
    bin: { guiju: 'guiju.js' },
    exports: { '.': { types: './index.d.ts', default: './index.js' } },
    sideEffects: false,
  };
}

const [folder] = process.argv.slice(2);
if (folder !== undefined) await packClient(folder);
