import { createSearchAdmin } from '#shared/runtime/search-admin.ts';
import { createSearchClient, type SearchServices } from '#shared/runtime/search-client.ts';
import { dayInShanghai } from '#shared/standards/local-date.ts';
import { rebuildIndex } from '#shared/standards/rebuild-index.ts';
import { indexNames } from '#shared/standards/search/index-names.ts';
import { searchStandards } from '#shared/standards/search-standards.ts';
import type { StoredStandard } from '#shared/standards/standard.ts';
import { StandardQuery } from '#shared/standards/standard-query.ts';
import { suggestStandards } from '#shared/standards/suggest-standards.ts';
import { compileRows } from './catalogue-rows.ts';
import { inParallel } from './measure-relevance.ts';
import { percentile } from './metrics.ts';
import { type BenchContext, table } from './part.ts';
import { halfOf, Random } from './random.ts';
import { type RawRequest, recording, sendRaw } from './raw-requests.ts';
import { type Question, speedQuestions } from './speed-questions.ts';

const rounds = 3;
const clients = 8;

/** Times every question through the service and as the same bare engine requests, then under load, then on less data. */
export async function report({ serviceUrl, run, catalogueFile, print }: BenchContext): Promise<string> {
  if (!run) return 'The service does not run on this computer: speed beside the bare engine cannot be measured.';
  const records = await compileRows(catalogueFile);
  const questions = new Random(1).shuffle(speedQuestions(records, dayInShanghai(new Date())));
  const engine = { url: run.opensearchUrl, prefix: run.indexPrefix };
  print('  one client');
  const single = await oneClient(questions, serviceUrl, engine);
  print(`  ${clients} clients`);
  const load = await underLoad(questions, serviceUrl, engine);
  print('  parts of the catalogue');
  const growth = await growthOf(records, questions, engine, print);
  return [single, '', load, '', growth].join('\n');
}

interface Engine {
  url: string;
  prefix: string;
}

function servicesOn({ url, prefix }: Engine): SearchServices {
  return { search: createSearchClient({ url }), indexPrefix: prefix, now: () => new Date() };
}

async function answer(services: SearchServices, { path, parameters }: Question): Promise<void> {
  if (path === '/v1/suggest') await suggestStandards(services, { q: parameters.q ?? '' });
  else await searchStandards(services, { query: StandardQuery.parse(parameters) });
}

async function rawOf(question: Question, engine: Engine): Promise<RawRequest[]> {
  const services = servicesOn(engine);
  const { client, sent } = recording(services.search);
  await answer({ ...services, search: client }, question);
  return sent;
}

async function ask(serviceUrl: string, { path, parameters }: Question): Promise<void> {
  const response = await fetch(`${serviceUrl}${path}?${new URLSearchParams(parameters)}`);
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${response.status} for ${path} ${JSON.stringify(parameters)}`);
}

async function timed(run: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

async function oneClient(questions: Question[], serviceUrl: string, engine: Engine): Promise<string> {
  const times = new Map<string, { api: number[]; raw: number[] }>();
  for (let round = 0; round <= rounds; round += 1) {
    for (const question of questions) {
      const requests = await rawOf(question, engine);
      const raw = await timed(async () => {
        for (const request of requests) await sendRaw(engine.url, request);
      });
      const api = await timed(() => ask(serviceUrl, question));
      if (round === 0) continue;
      for (const kind of [question.kind, question.kind === 'suggest' ? null : 'all searches']) {
        if (kind === null) continue;
        const of = times.get(kind) ?? { api: [], raw: [] };
        times.set(kind, of);
        of.api.push(api);
        of.raw.push(raw);
      }
    }
  }
  const rows = [...times]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([kind, { api, raw }]) => [kind, String(api.length), spread(raw), spread(api)]);
  return table(['one client', 'requests', 'bare engine p50 / p95 / p99, ms', 'API p50 / p95 / p99, ms'], rows);
}

async function underLoad(questions: Question[], serviceUrl: string, engine: Engine): Promise<string> {
  const requests = await Promise.all(questions.map((question) => rawOf(question, engine)));
  const rates: string[][] = [];
  for (const [name, send] of [
    [
      'bare engine',
      async (i: number) => {
        for (const request of requests[i] ?? []) await sendRaw(engine.url, request);
      },
    ],
    ['API', (i: number) => ask(serviceUrl, questions[i] as Question)],
  ] as const) {
    const started = performance.now();
    const times = await inParallel([...questions.keys(), ...questions.keys()], clients, (i) => timed(() => send(i)));
    const seconds = (performance.now() - started) / 1000;
    rates.push([name, (times.length / seconds).toFixed(0), spread(times)]);
  }
  return table([`${clients} clients, whole mix`, 'requests/s', 'p50 / p95 / p99, ms'], rates);
}

const shares = [1 / 8, 1 / 4, 1 / 2, 1];

async function growthOf(
  records: StoredStandard[],
  questions: Question[],
  engine: Engine,
  print: (line: string) => void,
): Promise<string> {
  const admin = createSearchAdmin({ url: engine.url });
  const asked = questions.filter(({ path }) => path === '/v1/standards');
  const rows: string[][] = [];
  for (const share of shares) {
    const prefix = `${engine.prefix}-bench`;
    const part = records.filter(({ id }) => placeOf(id) < share);
    await rebuildIndex({ admin, indexPrefix: prefix }, each(part));
    const services = servicesOn({ url: engine.url, prefix });
    for (const question of asked) await answer(services, question);
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const question of asked) times.push(await timed(() => answer(services, question)));
    }
    print(`    ${part.length} records: ${spread(times)}`);
    rows.push([`1/${1 / share}`, String(part.length), spread(times)]);
  }
  const { standards, suggestions } = indexNames(`${engine.prefix}-bench`);
  await admin.deleteIndices([...(await admin.list(`${standards}-*`)), ...(await admin.list(`${suggestions}-*`))]);
  return table(['part of the catalogue', 'records', 'search p50 / p95 / p99, ms'], rows);
}

async function* each<T>(values: T[]): AsyncGenerator<T> {
  yield* values;
}

/** A number from 0 to 1 for every id: the first eighth is the same in every part. */
function placeOf(id: string): number {
  return new Random([...id].reduce((sum, c) => Math.imul(sum, 31) + c.charCodeAt(0), halfOf(id).length)).next();
}

function spread(times: number[]): string {
  return [0.5, 0.95, 0.99].map((share) => percentile(times, share).toFixed(1)).join(' / ');
}
