import { isDeepStrictEqual } from 'node:util';
import { tableClient } from '#shared/runtime/table-client.ts';
import { reconcile } from '#shared/standards/reconcile.ts';
import { scanStandards } from '#shared/standards/standard-bulk-store.ts';
import { recordCounter } from '#shared/statistics/count-records.ts';
import { figuresOf, planOfSeries } from '#shared/statistics/count-series.ts';
import { Series, SeriesId } from '#shared/statistics/series.ts';
import { StatisticsQuery } from '#shared/statistics/statistics-query.ts';
import { stateHome } from './engines/folders.ts';
import { localS3Options } from './engines/s3.ts';
import { type RunFile, readRunFile } from './run-file.ts';
import { print } from './steps.ts';

/**
 * `npm run statistics -- <series> [query]`: counts a series again from the records themselves, in the table, and
 * compares every figure with the one that the running service gives. Exit code 1 when they differ.
 */
async function main([name, text = '']: string[]): Promise<void> {
  const id = SeriesId.safeParse(name);
  if (!id.success) return fail(`Name a series: npm run statistics -- <${SeriesId.options.join('|')}> [query]`);
  const query = StatisticsQuery.safeParse(Object.fromEntries(new URLSearchParams(text)));
  if (!query.success) return fail(`The conditions cannot be understood: ${query.error.message}`);
  const home = stateHome();
  const run = await readRunFile(home);
  if (!run) return fail(`No service runs on ${home}: start it first with npm start.`);
  const served = await servedSeries(run, id.data, text);
  const plan = planOfSeries(id.data, query.data);
  if (!plan) return fail(`${id.data} has no figures. ${served.missing?.en ?? ''}`);
  const counter = recordCounter(plan, served.asOf);
  const client = tableClient({ region: localS3Options.region, endpoint: run.dynamodbEndpoint });
  let records = 0;
  for await (const page of scanStandards({ client, name: run.catalogueTable })) {
    for (const stored of page) counter.add(reconcile(stored));
    records += page.length;
  }
  client.destroy();
  const counted = figuresOf(plan, counter.result());
  const rows = [...counted.figures, ...(counted.total ? [counted.total] : [])];
  for (const { value, count, records: address } of rows) print(`${value}\t${count}\t${address}`);
  const { total, figures, isCut } = served;
  if (!isDeepStrictEqual(counted, { total, figures, isCut }))
    return fail('The service gives other figures than these.');
  print(`Counted from ${records} records as of ${served.asOf}; the service gives the same figures.`);
}

async function servedSeries({ url }: RunFile, id: SeriesId, text: string): Promise<Series> {
  const answer = await fetch(`${url}/v1/statistics/${id}${text && `?${text}`}`);
  return Series.parse(await answer.json());
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

await main(process.argv.slice(2));
