import { S3Client } from '@aws-sdk/client-s3';
import { rebuildPages } from '#shared/literature/rebuild-pages.ts';
import { createFileClient } from '#shared/runtime/file-client.ts';
import { createSearchAdmin, type SearchAdmin } from '#shared/runtime/search-admin.ts';
import { type CatalogueTable, tableClient } from '#shared/runtime/table-client.ts';
import { rebuildIndex } from '#shared/standards/rebuild-index.ts';
import { indexNames } from '#shared/standards/search/index-names.ts';
import type { StoredStandard } from '#shared/standards/standard.ts';
import { scanStandards } from '#shared/standards/standard-bulk-store.ts';
import { stateHome } from './engines/folders.ts';
import { localS3Options } from './engines/s3.ts';
import { progressBar } from './progress-bar.ts';
import { readRunFile } from './run-file.ts';
import { print } from './steps.ts';

/** `npm run rebuild-index`: builds all indices aside from the catalogue table and swaps them in, while searches go on. */
async function main(): Promise<void> {
  const run = await readRunFile(stateHome());
  if (!run) {
    process.stderr.write('Guiju does not run on this state folder: start it with `npm start`, or set GUIJU_HOME.\n');
    process.exitCode = 1;
    return;
  }
  const admin = createSearchAdmin({ url: run.opensearchUrl });
  const client = tableClient({ region: localS3Options.region, endpoint: run.dynamodbEndpoint });
  const table = { client, name: run.catalogueTable };
  const bar = progressBar(await heldNow(admin, run.indexPrefix));
  const started = performance.now();
  const report = await rebuildIndex({ admin, indexPrefix: run.indexPrefix }, records(table), (done) => bar.at(done));
  bar.end();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  print(`${report.records} records in ${seconds} s; now searched: ${report.indices.join(', ')}`);
  if (report.failed.length > 0) print(`Not indexed: ${report.failed.join(', ')}`);
  const files = createFileClient(new S3Client({ endpoint: run.s3Endpoint, ...localS3Options }), run.literatureBucket);
  const literature = { client, name: run.literatureBucket };
  const { indexPrefix } = run;
  const services = { admin, indexPrefix, literature, files, catalogue: table, now: () => new Date() };
  const pages = await rebuildPages(services);
  print(`${pages.documents} documents; now searched: ${pages.index}`);
  if (pages.failed.length > 0) print(`Not indexed: ${pages.failed.join(', ')}`);
  client.destroy();
}

/** As many as the index holds now is a good guess for the length of the bar. */
async function heldNow(admin: SearchAdmin, indexPrefix: string): Promise<number> {
  const { standards } = indexNames(indexPrefix);
  const indices = await admin.indicesOf(standards);
  return indices.length > 0 ? admin.count(standards) : 0;
}

async function* records(table: CatalogueTable): AsyncGenerator<StoredStandard> {
  for await (const page of scanStandards(table)) yield* page;
}

await main();
