import { isDeepStrictEqual } from 'node:util';
import { tableClient } from '#shared/runtime/table-client.ts';
import { recountSeries } from '#shared/statistics/recount-series.ts';
import { indicatorIds, Series, SeriesId } from '#shared/statistics/series.ts';
import { StatisticsQuery } from '#shared/statistics/statistics-query.ts';
import { stateHome } from './engines/folders.ts';
import { localS3Options } from './engines/s3.ts';
import { storeName } from './local-settings.ts';
import { type RunFile, readRunFile } from './run-file.ts';
import { print } from './steps.ts';

/**
 * `npm run statistics -- [series] [query]`: counts a series, or all eight indicators, again from the records themselves, in
 * the tables, and compares every figure with the one that the running service gives. Exit code 1 when they differ.
 */
async function main([name, text = '']: string[]): Promise<void> {
  const ids = name === undefined ? indicatorIds : [SeriesId.safeParse(name).data];
  const query = StatisticsQuery.safeParse(Object.fromEntries(new URLSearchParams(text)));
  if (!query.success) return fail(`The conditions cannot be understood: ${query.error.message}`);
  const home = stateHome();
  const run = await readRunFile(home);
  if (!run) return fail(`No service runs on ${home}: start it first with npm start.`);
  const client = tableClient({ region: localS3Options.region, endpoint: run.dynamodbEndpoint });
  const tables = {
    catalogue: { client, name: run.catalogueTable },
    lifecycle: { client, name: storeName(run, 'lifecycle') },
  };
  for (const id of ids) {
    if (!id) return fail(`Name a series: npm run statistics -- <${SeriesId.options.join('|')}> [query]`);
    await compare(run, tables, { id, query: query.data, text });
  }
  client.destroy();
}

async function compare(
  run: RunFile,
  tables: Parameters<typeof recountSeries>[0],
  { id, query, text }: { id: SeriesId; query: StatisticsQuery; text: string },
): Promise<void> {
  const { total, figures, isCut, missing, asOf: day } = await servedSeries(run, id, text);
  const { records, counted } = await recountSeries(tables, { id, query, day });
  for (const { value, count, amount, records: address } of [...counted.figures, counted.total].filter(
    (row) => row !== null,
  )) {
    print([id, value, count, amount ?? '', address].join('\t'));
  }
  if (!isDeepStrictEqual(counted, { total, figures, isCut }))
    fail(`The service gives other figures of ${id} than these.`);
  else if (missing) print(`${id}: ${missing.en}`);
  else print(`${id}: counted from ${records} records as of ${day}; the service gives the same figures.`);
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
