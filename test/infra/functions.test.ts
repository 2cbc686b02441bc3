import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { functions } from '#infra/functions.ts';
import { routeMatcher } from '#infra/local/match-route.ts';
import type { DescribedRoute } from '#shared/runtime/route.ts';

const root = new URL('../../', import.meta.url);
const served = functions.flatMap(({ name, entry, trigger }) =>
  trigger.kind === 'http' ? trigger.routes.map((key) => ({ key, target: { name, entry } })) : [],
);
const findRoute = routeMatcher(served);

/** The tables of routes that an entry file imports. */
async function routesOf(entry: string): Promise<DescribedRoute[]> {
  const text = await readFile(new URL(entry, root), 'utf8');
  const imports = [...text.matchAll(/import \{([^}]+)\} from '\.\/(routes\/[\w-]+\.ts)'/g)];
  const tables = imports.map(async ([, names = '', file = '']) => {
    const module = await import(/* @vite-ignore */ fileURLToPath(new URL(`functions/${file}`, root)));
    return names.split(',').map((name) => module[name.trim()]);
  });
  return (await Promise.all(tables)).flat(2).filter((route) => route?.path && route.summary);
}

test('a request for a route reaches the function that has the route', async () => {
  const strays: string[] = [];
  let checked = 0;
  for (const { entry, name, trigger } of functions) {
    if (trigger.kind !== 'http') continue;
    for (const { method, path } of await routesOf(entry)) {
      const target = findRoute(method, path.replaceAll(/\{\w+\}/g, 'x'))?.target;
      if (target?.name !== name) strays.push(`${method} ${path} is in ${name} and leads to ${target?.name}`);
      checked += 1;
    }
  }
  expect(strays).toEqual([]);
  expect(checked).toBeGreaterThan(10);
});

test.each(functions)('$name has limits that its trigger can keep', ({ trigger, timeoutSeconds, memoryMb }) => {
  expect(memoryMb).toBeGreaterThanOrEqual(128);
  // An HTTP API waits 30 s; a stream hands over 6 MB at most.
  expect(timeoutSeconds).toBeLessThanOrEqual(trigger.kind === 'http' ? 29 : 900);
});
