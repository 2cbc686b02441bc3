import { basename } from 'node:path';
import { createSearchAdmin } from '#shared/runtime/search-admin.ts';
import { createSearchClient } from '#shared/runtime/search-client.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import { collectReadings } from '#shared/standards/import/collect-readings.ts';
import type { Reading } from '#shared/standards/import/reading.ts';
import { type ImportReport, importCatalogue } from '#shared/standards/import-catalogue.ts';
import { listEditionIds } from '#shared/standards/list-edition-ids.ts';
import type { LocalDate } from '#shared/standards/local-date.ts';
import { indexNames } from '#shared/standards/search/index-names.ts';
import { localS3Options } from './engines/s3.ts';
import { inputFiles, rowsOf } from './input-files.ts';
import { type ProgressBar, progressBar } from './progress-bar.ts';
import { type FileReject, writeRejects } from './reject-file.ts';
import type { RunningService } from './running-service.ts';
import { StartProblem, step } from './steps.ts';

export interface ImportFiles {
  service: RunningService;
  /** State folder, where the file of rejects goes. */
  home: string;
  /** A file, or a folder of files. */
  path: string;
  retrieved?: LocalDate;
}

/** Reads files, writes to the catalogue what is new, and waits until searches find it. */
export async function importFiles({ service, home, path, retrieved }: ImportFiles): Promise<ImportReport> {
  const readings = await step('read', (note) => readAll(home, path, note));
  const client = tableClient({ region: localS3Options.region, endpoint: service.dynamodbEndpoint });
  const search = createSearchClient({ url: service.opensearchUrl, timeout: 60_000 });
  const indexed = await countIndexed(service);
  const progress = phases();
  const report = await step('written', async (note) => {
    const result = await importCatalogue(
      { catalogue: { client, name: service.catalogueTable }, now: () => new Date() },
      {
        readings,
        retrieved,
        editionsOf: (workIds) => listEditionIds({ search, indexPrefix: service.indexPrefix }, workIds),
        onProgress: progress.show,
      },
    );
    progress.end();
    note(summary(result));
    return result;
  });
  client.destroy();
  if (report.created > 0) await step('searchable', () => untilIndexed(service, indexed + report.created));
  return report;
}

async function readAll(home: string, path: string, note: (text: string) => void): Promise<Reading[]> {
  const files = await inputFiles(path);
  if (files.length === 0) throw new StartProblem(`${path} holds no JSON or JSON Lines file.`);
  const readings: Reading[] = [];
  const rejects: FileReject[] = [];
  let rows = 0;
  let builtIn = 0;
  for (const file of files) {
    const found = await collectReadings(rowsOf(file), (reject) => rejects.push({ file: basename(file), ...reject }));
    for (const reading of found.readings) readings.push(reading);
    rows += found.rows;
    builtIn += found.builtIn;
  }
  const where = rejects.length > 0 ? ` (see ${await writeRejects(home, path, rejects)})` : '';
  const carried = builtIn > 0 ? `, ${count(builtIn)} of classifications and prefixes, which are built in` : '';
  note(`${count(rows)} rows${carried}, ${count(rejects.length)} rejected${where}`);
  return readings;
}

/** One bar a phase: first what is there is compared, then the rest is written. */
function phases() {
  let bar: ProgressBar | undefined;
  let current = '';
  return {
    show: (phase: string, done: number, total: number) => {
      if (phase !== current) {
        bar?.end();
        bar = progressBar(total);
        current = phase;
      }
      bar?.at(done);
    },
    end: () => bar?.end(),
  };
}

function summary({ records, created, changed, unchanged, lost }: ImportReport): string {
  const parts = `${count(created)} new, ${count(changed)} changed, ${count(unchanged)} unchanged`;
  const again = lost.length > 0 ? `; ${count(lost.length)} were changed by others meanwhile: import again` : '';
  return `${count(records)} standards, ${parts}${again}`;
}

async function countIndexed({ opensearchUrl, indexPrefix }: RunningService): Promise<number> {
  return createSearchAdmin({ url: opensearchUrl }).count(indexNames(indexPrefix).standards);
}

/** Waits while the index keeps growing; the projection works on by itself when this gives up. */
async function untilIndexed(service: RunningService, expected: number): Promise<void> {
  const bar = progressBar(expected);
  const patience = 60_000;
  let before = -1;
  let since = performance.now();
  for (;;) {
    const held = await countIndexed(service);
    bar.at(held);
    if (held >= expected || performance.now() - since > patience) break;
    if (held !== before) since = performance.now();
    before = held;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  bar.end();
}

function count(value: number): string {
  return value.toLocaleString('en');
}
