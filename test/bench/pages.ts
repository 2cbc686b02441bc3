import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { literatureOf } from '#infra/local/literature-client.ts';
import type { LiteratureServices } from '#shared/literature/literature-services.ts';
import { ensurePageIndex, putDocuments } from '#shared/literature/page-index.ts';
import { createSearchAdmin } from '#shared/runtime/search-admin.ts';
import { createSearchClient } from '#shared/runtime/search-client.ts';
import { indexNames } from '#shared/standards/search/index-names.ts';
import { measurePages, type PageFigures } from './measure-pages.ts';
import { percentile } from './metrics.ts';
import { type CorpusDocument, readCorpus } from './page-corpus.ts';
import { markRelevant, pageSpans } from './page-spans.ts';
import { type BenchContext, table } from './part.ts';

const data = process.env.GUIJU_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
const spansEach = 300;

/** Fills a page index of its own from all texts of the data and looks for pieces of its pages. */
export async function report({ run, print }: BenchContext): Promise<string> {
  const url = run?.opensearchUrl ?? process.env.OPENSEARCH_URL;
  if (!url || !existsSync(data)) {
    print(`  left out: it needs a running service and the folder of data at ${data}`);
    return '';
  }
  const indexPrefix = `${run?.indexPrefix ?? 'guiju'}-bench`;
  const admin = createSearchAdmin({ url });
  const remove = async () => admin.deleteIndices(await admin.list(`${indexNames(indexPrefix).pages}-*`));
  await remove();
  try {
    await ensurePageIndex({ admin, indexPrefix });
    const corpus = await fill({ admin, indexPrefix }, run && literatureOf(run), print);
    const megabytes = await settle(url, indexNames(indexPrefix).pages);
    print('  asking');
    const services = { search: createSearchClient({ url }), indexPrefix, now: () => new Date() };
    const halves: PageFigures[][] = [];
    for (const half of ['dev', 'test'] as const) {
      const spans = pageSpans(corpus, half, spansEach);
      markRelevant(corpus, spans);
      halves.push(await measurePages(services, spans));
    }
    return describe(corpus, megabytes, halves);
  } finally {
    await remove();
  }
}

/** Every text may be seen here, because what is measured is finding and not access. */
async function fill(
  services: Parameters<typeof putDocuments>[0],
  held: LiteratureServices | undefined,
  print: BenchContext['print'],
): Promise<CorpusDocument[]> {
  const corpus: CorpusDocument[] = [];
  let waiting: CorpusDocument[] = [];
  let pages = 0;
  const send = async () => {
    const failed = await putDocuments(
      services,
      waiting.map((one) => ({ ...one, level: 'read' as const })),
    );
    if (failed.size > 0) throw new Error(`${failed.size} documents were not indexed`);
    waiting = [];
  };
  for await (const one of readCorpus(data, held)) {
    corpus.push(one);
    waiting.push(one);
    pages += one.text.pages.length;
    if (waiting.length >= 64) await send();
    if (corpus.length % 1000 === 0) print(`  ${corpus.length} documents, ${pages} pages`);
  }
  await send();
  return corpus;
}

/** Merges the index as it would be after a quiet night; answers its size. */
async function settle(url: string, alias: string): Promise<number> {
  await fetch(`${url}/${alias}/_forcemerge?max_num_segments=1`, { method: 'POST' });
  await fetch(`${url}/${alias}/_refresh`, { method: 'POST' });
  const answer = await fetch(`${url}/${alias}/_stats/store`);
  const { _all } = (await answer.json()) as { _all: { primaries: { store: { size_in_bytes: number } } } };
  return _all.primaries.store.size_in_bytes / 1e6;
}

function describe(
  corpus: readonly CorpusDocument[],
  megabytes: number,
  [dev = [], test = []]: PageFigures[][],
): string {
  const pages = corpus.reduce((sum, { text }) => sum + text.pages.length, 0);
  const counts = [...Map.groupBy(corpus, ({ collection }) => collection)].map(
    ([name, documents]) => `${name} ${documents.reduce((sum, { text }) => sum + text.pages.length, 0)}`,
  );
  const times = [...dev, ...test].flatMap((figures) => figures.times);
  const rows = test.map((figures, i) => [
    figures.family,
    String(figures.spans + (dev[i]?.spans ?? 0)),
    dev[i] ? scores(dev[i]) : '',
    scores(figures),
    figures.interval.map((bound) => bound.toFixed(3)).join('–'),
    spread(figures.times),
  ]);
  return [
    `${pages} pages of ${corpus.length} documents (${counts.join(', ')}); ${(megabytes / (pages / 1000)).toFixed(2)} MB of`,
    'index for 1,000 pages. A span is right when a page that holds the very same words is among the first three pages.',
    'Tuned on the dev half of the documents, the test half only reported; interval: 95 % bootstrap of success@3, test half.',
    '',
    table(['span', 'questions', 'dev s@1 / s@3', 'test s@1 / s@3', 'interval', 'p50 / p95 / p99, ms'], rows),
    '',
    `All searches with page hits, snippets and boxes, one client: p50 / p95 / p99 ${spread(times)} ms.`,
  ].join('\n');
}

const scores = ({ success1, success3 }: PageFigures) => `${success1.toFixed(3)} / ${success3.toFixed(3)}`;
const spread = (times: number[]) => [0.5, 0.95, 0.99].map((share) => percentile(times, share).toFixed(1)).join(' / ');
