import { measureFunctions } from './functions.ts';
import { table } from './part.ts';

/** Size, cold import and memory of every function as deployed. */
export async function report(): Promise<string> {
  const costs = await measureFunctions();
  const rows = costs.map(({ name, memoryMb, bundleBytes, zippedBytes, importMilliseconds, residentBytes }) => [
    name,
    `${(bundleBytes / 1000).toFixed(0)} kB`,
    `${(zippedBytes / 1000).toFixed(0)} kB`,
    `${importMilliseconds.toFixed(0)} ms`,
    `${(residentBytes / 2 ** 20).toFixed(0)} MB`,
    `${memoryMb} MB`,
  ]);
  return table(
    ['function', 'bundle', 'zipped', 'import, median of fresh processes', 'resident after it', 'memory given'],
    rows,
  );
}
