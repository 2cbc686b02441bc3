import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';

/** Numbers as they are named: each by itself, by a file that lists them, or by standard input when none or `-` is named. */
export async function readNumbers(named: readonly string[]): Promise<string[]> {
  if (named.length === 0) return linesOf(await text(process.stdin));
  const lists = await Promise.all(
    named.map(async (name) => {
      if (name === '-') return linesOf(await text(process.stdin));
      return existsSync(name) ? linesOf(await readFile(name, 'utf8')) : [name];
    }),
  );
  return lists.flat();
}

/** One number a line; empty lines and those that begin with # say nothing. */
function linesOf(list: string): string[] {
  return list
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}
