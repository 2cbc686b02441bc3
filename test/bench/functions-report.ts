import { measureFunctions } from './functions.ts';
import { table } from './part.ts';

/** Size and cold import of every function as deployed. */
export async function report(): Promise<string> {
  const costs = await measureFunctions();
  const rows = costs.map(({ name, bundleBytes, zippedBytes, importMilliseconds }) => [
    name,
    `${(bundleBytes / 1000).toFixed(0)} kB`,
    `${(zippedBytes / 1000).toFixed(0)} kB`,
    `${importMilliseconds.toFixed(0)} ms`,
  ]);
  return table(['function', 'bundle', 'zipped', 'import, median of fresh processes'], rows);
}
