import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join, relative } from 'node:path';
import type { MediaType } from './document.ts';

/** A file that may become a document, and what the list beside it says of it. */
export interface SourceFile {
  path: string;
  /** Path within the folder, as lists name it. */
  name: string;
  type: MediaType;
  row?: Record<string, unknown>;
}

const types: Record<string, MediaType> = {
  '.pdf': 'application/pdf',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.html': 'text/html',
  '.htm': 'text/html',
  '.md': 'text/markdown',
  '.txt': 'text/plain',
  '.xml': 'application/xml',
};
/** Papers about a collection, not in it. */
const aside = /^(?:readme|provenance|licen[cs]e|notice|changelog)(?:\.|$)/i;
const fileFields = ['pdf_file', 'file', 'path', 'filename'];

/**
 * The files of a folder and below that can become documents, with their rows of any JSON Lines list in it.
 * Where a list names files, it says what the collection is, and files it does not name are none of it.
 */
export async function listFiles(path: string): Promise<SourceFile[]> {
  const isFolder = (await stat(path)).isDirectory();
  const entries = isFolder ? await readdir(path, { recursive: true, withFileTypes: true }) : [];
  const paths = isFolder ? entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name)) : [path];
  const rows = await readLists(paths.filter((one) => extname(one) === '.jsonl'));
  const found = paths.sort().flatMap((one) => {
    const type = types[extname(one).toLowerCase()];
    if (!type || aside.test(basename(one))) return [];
    const name = isFolder ? relative(path, one) : basename(one);
    const row = rows.get(name) ?? rows.get(basename(one));
    return [{ path: one, name, type, ...(row && { row }) }];
  });
  return found.some(({ row }) => row) ? found.filter(({ row }) => row) : found;
}

async function readLists(lists: readonly string[]): Promise<Map<string, Record<string, unknown>>> {
  const rows = new Map<string, Record<string, unknown>>();
  for (const list of lists) {
    for (const line of (await readFile(list, 'utf8')).split('\n')) {
      const row = parseRow(line);
      const name = fileFields.map((field) => row?.[field]).find((value) => typeof value === 'string');
      if (row && typeof name === 'string') rows.set(name, row).set(basename(name), row);
    }
  }
  return rows;
}

function parseRow(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
