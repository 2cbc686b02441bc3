import { mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { installedTools } from '../npm-tools.ts';
import { clientPrints } from './foreign-clients.ts';

/** They read and write through the compiler of TypeScript 5; what they write is compiled by ours. */
const packages = [
  'typescript@5.9.3',
  'openapi-typescript@7.13.0',
  'openapi-fetch@0.17.0',
  '@hey-api/openapi-ts@0.99.0',
];
const tsc = fileURLToPath(new URL('../../node_modules/.bin/tsc', import.meta.url));
const strict = ['--strict', '--noEmit', '--noUncheckedIndexedAccess', '--noUnusedLocals'];
const target = ['--target', 'es2022', '--lib', 'es2022,dom,dom.iterable', '--types', ''];
const modules = ['--module', 'esnext', '--moduleResolution', 'bundler'];

/** The folder of two generators; undefined where they cannot be had. */
export const generators = () => installedTools('openapi-generators', packages);

/**
 * Lets openapi-typescript and Hey API make clients of a description, compiles them under strict rules with a program that uses
 * both, and answers that program, which prints what the service at `url` said.
 */
export async function generateClients(tools: string, description: string, url: string): Promise<string> {
  const folder = await mkdtemp(join(dirname(description), 'clients-'));
  await symlink(join(tools, 'node_modules'), join(folder, 'node_modules'));
  const bin = (name: string) => join(tools, 'node_modules', '.bin', name);
  await Promise.all([
    clientPrints(bin('openapi-typescript'), [description, '--output', 'contract.ts'], '', folder),
    clientPrints(
      bin('openapi-ts'),
      ['--input', description, '--output', 'hey', '--silent', '--no-log-file'],
      '',
      folder,
    ),
  ]);
  await writeFile(join(folder, 'program.ts'), program(url));
  await clientPrints(tsc, [...strict, ...target, ...modules, 'program.ts'], '', folder);
  const outfile = join(folder, 'program.mjs');
  const bundled = { bundle: true, platform: 'node', format: 'esm', logLevel: 'error' } as const;
  await build({ entryPoints: [join(folder, 'program.ts')], outfile, ...bundled });
  return outfile;
}

const program = (url: string) => `
import createFetch from 'openapi-fetch';
import type { paths } from './contract';
import { getStandards, getStandardsById, getStandardsResolve } from './hey';
import { client } from './hey/client.gen';

const api = createFetch<paths>({ baseUrl: '${url}' });
const list = await api.GET('/v1/standards', { params: { query: { q: 'gbt19001', status: ['in-force'], size: 1 } } });
const first: string | undefined = list.data?.items[0]?.number;
const record = await api.GET('/v1/standards/{id}', { params: { path: { id: 'gb-t.19001-2016' } } });
const number: string | undefined = record.data?.number;
const missing = await api.GET('/v1/standards/{id}', { params: { path: { id: 'gb.1-1066' } } });

client.setConfig({ baseUrl: '${url}' });
const found = await getStandards({ query: { q: 'gbt19001', select: ['number'], size: 1 } });
const selected: string | undefined = found.data?.items[0]?.number;
const resolved = await getStandardsResolve({ query: { q: 'gbt19001' } });
const refused = await getStandardsById({ path: { id: 'gb.1-1066' } });
const code: string | undefined = refused.error?.code;
console.log(JSON.stringify({
  fetched: [first, number, missing.response.status],
  called: [selected, resolved.data?.match, code],
}));
`;
