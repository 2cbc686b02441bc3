import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What may lie at the top: folders, then files that must sit there. */
const topFolders = ['frontend', 'functions', 'infra', 'shared', 'test'];
const topFiles = ['LICENSE', 'README.md', 'biome.json', 'cdk.json', 'knip.json', 'package-lock.json', 'package.json'];
const toolFiles = [...topFiles, 'tsconfig.json'];
/** Made by commands and ignored by git. */
const made = ['node_modules', 'cdk.out'];

interface Source {
  path: string;
  text: string;
  lines: number;
  imports: string[];
}

const sources = topFolders.filter((folder) => existsSync(join(root, folder))).flatMap(read);
const production = sources.filter(({ path }) => !path.startsWith('test/'));

function read(folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !/(?:^|\/)(?:\.react-router|node_modules)\//.test(path))
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return { path, text, lines: text.split('\n').length - 1, imports: importsOf(path, text) };
    });
}

/** Paths from the root for what lies in it, names for packages. */
function importsOf(path: string, text: string): string[] {
  const found = text.matchAll(
    /(?:^|[\s;}])(?:import|export)\s[^'";]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g,
  );
  return [...found].map(([, from = '', lazy = '']) => {
    const name = from || lazy;
    if (name.startsWith('#')) return name.slice(1);
    return name.startsWith('.') ? join(dirname(path), name) : name;
  });
}

/** The imports that a rule forbids, as `file → import`. */
function forbidden(within: RegExp, isAllowed: (name: string, path: string) => boolean): string[] {
  return production
    .filter(({ path }) => within.test(path))
    .flatMap(({ path, imports }) =>
      imports.filter((name) => !isAllowed(name, path)).map((name) => `${path} → ${name}`),
    );
}

const isOurs = (name: string) => topFolders.some((folder) => name.startsWith(`${folder}/`));

test('only the agreed folders and files lie at the top', () => {
  const found = readdirSync(root, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  const folders = found.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const files = found.filter((entry) => entry.isFile()).map(({ name }) => name);
  expect(folders.filter((name) => ![...topFolders, ...made].includes(name))).toEqual([]);
  expect(files.filter((name) => !toolFiles.includes(name) && !name.endsWith('.log'))).toEqual([]);
});

describe('imports go one way', () => {
  test('shared knows nothing of who uses it', () => {
    expect(forbidden(/^shared\//, (name) => !isOurs(name) || name.startsWith('shared/'))).toEqual([]);
  });

  test('the runtime knows nothing about standards', () => {
    expect(forbidden(/^shared\/runtime\//, (name) => !isOurs(name) || name.startsWith('shared/runtime/'))).toEqual([]);
  });

  test('functions use shared; only the site uses the frontend', () => {
    const isAllowed = (name: string, path: string) =>
      !isOurs(name) ||
      /^(?:shared|functions)\//.test(name) ||
      (path === 'functions/site.ts' && /^frontend\//.test(name));
    expect(forbidden(/^functions\//, isAllowed)).toEqual([]);
  });

  test('pages use shared and nothing of the API', () => {
    expect(forbidden(/^frontend\//, (name) => !isOurs(name) || /^(?:shared|frontend)\//.test(name))).toEqual([]);
  });

  test('the cloud is described without the code that runs in it', () => {
    const settings = ['shared/runtime/env.ts', 'shared/runtime/caller.ts', 'shared/runtime/log-codes.ts'];
    const isAllowed = (name: string) => !isOurs(name) || name.startsWith('infra/') || settings.includes(name);
    expect(forbidden(/^infra\/(?!local\/)/, isAllowed)).toEqual([]);
    expect(forbidden(/^infra\/local\//, (name) => !isOurs(name) || /^(?:infra|shared)\//.test(name))).toEqual([]);
  });

  test('only stores, files and the runtime talk to an engine', () => {
    const engines = /^(?:@aws-sdk\/|@opensearch-project\/)/;
    const mayTalk = /^shared\/runtime\/|-(?:store|files|index)\.ts$/;
    expect(
      forbidden(/^(?:shared|functions|frontend)\//, (name, path) => !engines.test(name) || mayTalk.test(path)),
    ).toEqual([]);
  });
});

test('no file has a name that says nothing', () => {
  const banned = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'manager', 'base', 'core']);
  const named = sources.filter(({ path }) => path.split(/[/.-]/).some((word) => banned.has(word)));
  const barrels = sources.filter(({ path }) => /(?:^|\/)index\.tsx?$/.test(path));
  expect([...named, ...barrels].map(({ path }) => path)).toEqual([]);
});

test('files are short', () => {
  const limits: [RegExp, number][] = [
    [/\.test\.tsx?$/, 400],
    [/^functions\/[^/]+$/, 30],
    // A table, one entry a function.
    [/^infra\/functions\.ts$/, 300],
    [/^infra\/[^/]+$/, 120],
    [/^frontend\/app\/routes\//, 150],
    [/./, 200],
  ];
  const long = sources.flatMap(({ path, lines }) => {
    const limit = limits.find(([pattern]) => pattern.test(path))?.[1] ?? 0;
    return lines > limit ? [`${path} has ${lines} lines, ${limit} allowed`] : [];
  });
  expect(long).toEqual([]);
  const sorted = production.map(({ lines }) => lines).sort((a, b) => a - b);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(60);
});

test('settings are read in one file', () => {
  const reading = production.filter(({ path, text }) => !path.startsWith('infra/') && /process\.env\b/.test(text));
  expect(reading.map(({ path }) => path).filter((path) => !/^frontend\/[^/]+\.config\.ts$/.test(path))).toEqual([
    'shared/runtime/env.ts',
  ]);
});

test('every function of the table has an entry file that exports one handler, and every entry is in the table', async () => {
  const { functions } = await import('#infra/functions.ts');
  const entries = sources.filter(({ path }) => /^functions\/[^/]+\.ts$/.test(path));
  expect(entries.map(({ path }) => path).sort()).toEqual(functions.map(({ entry }) => entry).sort());
  const exported = entries.map(({ path, text }) => [
    path,
    [...text.matchAll(/^export (?:const|\{) ?(\w+)/gm)].map(([, name]) => name),
  ]);
  expect(exported).toEqual(entries.map(({ path }) => [path, ['handler']]));
});

test('nothing is mocked away', () => {
  const word = `vi.${'mock'}`;
  expect(sources.filter(({ text }) => text.includes(`${word}(`)).map(({ path }) => path)).toEqual([]);
});
