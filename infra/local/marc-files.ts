import { open, readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { isMarc21, readMarc21 } from '#shared/literature/import/marc-21.ts';
import type { MarcRecord } from '#shared/literature/import/marc-record.ts';
import { isMarcXml, readMarcXml } from '#shared/literature/import/marc-xml.ts';
import { isMarcStandard } from '#shared/literature/import/read-marc-standard.ts';

export type MarcFormat = 'marc-21' | 'marc-xml';

/** One record of a file, or why it cannot be read; `line` is its place in the file. */
export type MarcEntry = { line: number; record: MarcRecord } | { line: number; error: string };

/** Whether a file is one of MARC records, told by its content. */
export async function marcFormat(file: string): Promise<MarcFormat | undefined> {
  if (!['', '.mrc', '.marc', '.marcxml', '.dat', '.iso', '.xml'].includes(extname(file).toLowerCase()))
    return undefined;
  const head = await headBytes(file);
  if (isMarc21(head)) return 'marc-21';
  return isMarcXml(Buffer.from(head).toString('utf8')) ? 'marc-xml' : undefined;
}

/** All records of a file. */
export async function* marcRecords(file: string, format: MarcFormat): AsyncGenerator<MarcEntry> {
  if (format === 'marc-xml') {
    for (const [i, record] of readMarcXml(await readFile(file, 'utf8')).entries()) yield { line: i + 1, record };
    return;
  }
  for (const one of readMarc21(await readFile(file))) {
    yield 'error' in one ? { line: one.at, error: one.error } : { line: one.at, record: one.record };
  }
}

/** Whether a file is one of MARC records that describe standards, told by its first record. */
export async function holdsStandards(file: string): Promise<boolean> {
  const format = await marcFormat(file);
  if (!format) return false;
  for await (const entry of marcRecords(file, format)) return 'record' in entry && isMarcStandard(entry.record);
  return false;
}

async function headBytes(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
