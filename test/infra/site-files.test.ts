import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { cachePolicyOf, isSiteFile, siteFiles } from '#infra/site-files.ts';

test('the public files of the site, and no others, have paths that lead to the bucket', () => {
  const folder = fileURLToPath(new URL('../../frontend/public', import.meta.url));
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => `${entry.parentPath.slice(folder.length)}/${entry.name}`);
  expect(paths.filter((path) => !isSiteFile(path))).toEqual([]);
  // What is made when the site is built lies in a folder of its own.
  const kept = siteFiles.plain.filter((path) => !path.endsWith('/*'));
  expect(kept.filter((path) => !paths.includes(path))).toEqual([]);
});

test.each([
  ['/assets/entry-4f2a.js', true, /immutable/],
  ['/favicon.svg', true, /max-age=300/],
  ['/clients/guiju.tgz', true, /max-age=300/],
  ['/', false, /./],
  ['/standards/assets', false, /./],
])('%s is a file: %s', (path, isFile, policy) => {
  expect(isSiteFile(path)).toBe(isFile);
  expect(cachePolicyOf(path)).toMatch(policy);
});
