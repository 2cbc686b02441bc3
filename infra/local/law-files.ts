import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import type { LawFile } from '#shared/literature/laws/import-laws.ts';

/** The Markdown files of a folder and below by their places in it, or the one file. */
export async function lawFiles(path: string): Promise<LawFile[]> {
  if (!(await stat(path)).isDirectory()) return [{ place: basename(path), markdown: await readFile(path, 'utf8') }];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    files.map(async (file) => ({ place: relative(path, file), markdown: await readFile(file, 'utf8') })),
  );
}
