import { readFile } from 'node:fs/promises';
import { readCsv } from '#shared/runtime/csv.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import type { Reject } from '#shared/standards/import/compile-catalogue.ts';
import { type ImportRow, importRegisters } from '#shared/statistics/import-registers.ts';
import { localS3Options } from './engines/s3.ts';
import { inputFiles, rowsOf } from './input-files.ts';
import { storeName } from './local-settings.ts';
import { progressBar } from './progress-bar.ts';
import { type FileReject, writeRejects } from './reject-file.ts';
import type { RunningService } from './running-service.ts';
import { step } from './steps.ts';

export interface ImportRegisterFiles {
  service: Pick<RunningService, 'dynamodbEndpoint' | 'indexPrefix'>;
  /** State folder, where the file of rejects goes. */
  home: string;
  /** JSON Lines, JSON or CSV, or a folder of JSON Lines. */
  path: string;
}

/** Enters the source records of indicators; whether every row could be entered. */
export async function importRegisterFiles({ service, home, path }: ImportRegisterFiles): Promise<boolean> {
  const client = tableClient({ region: localS3Options.region, endpoint: service.dynamodbEndpoint });
  const services = { lifecycle: { client, name: storeName(service, 'lifecycle') }, now: () => new Date() };
  const rejects: FileReject[] = [];
  try {
    await step('written', async (note) => {
      const files = /\.csv$/i.test(path) ? [path] : await inputFiles(path);
      const sum = { created: 0, changed: 0, unchanged: 0 };
      for (const file of files) {
        const rows = await registerRows(file, (reject) => rejects.push({ file, ...reject }));
        const bar = progressBar(rows.length);
        const report = await importRegisters(services, { rows, onProgress: (done) => bar.at(done) });
        bar.end();
        for (const outcome of ['created', 'changed', 'unchanged'] as const) sum[outcome] += report[outcome];
        rejects.push(...report.rejects.map((reject) => ({ file, ...reject })));
      }
      const where = rejects.length > 0 ? ` (see ${await writeRejects(home, path, rejects)})` : '';
      const { created, changed, unchanged } = sum;
      note(`${created} new, ${changed} changed, ${unchanged} unchanged, ${rejects.length} rejected${where}`);
    });
  } finally {
    client.destroy();
  }
  return rejects.length === 0;
}

async function registerRows(file: string, reject: (reject: Reject) => void): Promise<ImportRow[]> {
  if (/\.csv$/i.test(file)) return rowsOfCsv(await readFile(file, 'utf8'));
  const rows: ImportRow[] = [];
  for await (const found of rowsOf(file)) {
    if ('error' in found) reject({ line: found.line, reason: found.error, row: found.text });
    else rows.push(found);
  }
  return rows;
}

/** Rows of CSV as JSON has them: a dot in the name of a column leads into a part of the record, empty cells say nothing. */
export function rowsOfCsv(text: string): ImportRow[] {
  const [names = [], ...rows] = readCsv(text);
  return rows
    .map((cells, index) => ({ line: index + 2, row: recordOf(names, cells) }))
    .filter(({ row }) => Object.keys(row).length > 0);
}

function recordOf(names: readonly string[], cells: readonly string[]): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const [index, name] of names.entries()) {
    const cell = cells[index]?.trim() ?? '';
    if (cell === '') continue;
    const [whole = '', part] = name.trim().split('.');
    if (part === undefined) record[whole] = whole === 'isDemo' ? cell === 'true' : cell;
    else record[whole] = { ...(record[whole] as object | undefined), [part]: cell };
  }
  return record;
}
