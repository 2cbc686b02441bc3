import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { readMarcStandard } from '#shared/literature/import/read-marc-standard.ts';
import { type JsonLine, readJsonLines } from '#shared/standards/import/json-lines.ts';
import { holdsStandards, marcFormat, marcRecords } from './marc-files.ts';

/** Names of files that hold rows of JSON. */
export const readable = /\.(?:jsonl|ndjson|json)(?:\.gz)?$/;

/** Whether a file has rows for the catalogue: JSON, or standards in MARC 21. */
export async function hasRows(file: string): Promise<boolean> {
  return readable.test(file) || holdsStandards(file);
}

/** The data files under a path: the file itself, or every one that has rows in a folder and below, by name. */
export async function inputFiles(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const wanted = await Promise.all(files.map(hasRows));
  return files.filter((_, n) => wanted[n]).sort();
}

/** The rows of a file, packed or plain; a `.json` file is one list, whose rows are counted like lines. */
export async function* rowsOf(file: string): AsyncGenerator<JsonLine> {
  const marc = await marcFormat(file);
  if (marc) {
    for await (const one of marcRecords(file, marc)) {
      yield 'error' in one ? { ...one, text: '' } : { line: one.line, ...rowOf(() => readMarcStandard(one.record)) };
    }
    return;
  }
  const chunks = textOf(file);
  if (!/\.json(?:\.gz)?$/.test(file)) {
    yield* readJsonLines(chunks);
    return;
  }
  let text = '';
  for await (const chunk of chunks) text += chunk;
  const list: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
  for (const [index, row] of (Array.isArray(list) ? list : [list]).entries()) yield { line: index + 1, row };
}

function rowOf(read: () => object): { row: object } | { error: string; text: string } {
  try {
    return { row: read() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : 'unreadable', text: '' };
  }
}

function textOf(file: string): Readable {
  const bytes = createReadStream(file);
  if (!file.endsWith('.gz')) return bytes.setEncoding('utf8');
  const unpacked = createGunzip();
  bytes.on('error', (error) => unpacked.destroy(error));
  return bytes.pipe(unpacked).setEncoding('utf8');
}
