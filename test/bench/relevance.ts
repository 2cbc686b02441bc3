import { dayInShanghai } from '#shared/standards/local-date.ts';
import type { StandardList } from '#shared/standards/standard-view.ts';
import { compileRows } from './catalogue-rows.ts';
import { knownItems, seed } from './known-items.ts';
import { type FamilyFigures, measureRelevance } from './measure-relevance.ts';
import { type BenchContext, table } from './part.ts';
import { measureTopics } from './topics.ts';

/** Known-item families on both halves and the graded topics, all asked over HTTP. */
export async function report({ serviceUrl, catalogueFile, print }: BenchContext): Promise<string> {
  const ask = async (q: string): Promise<StandardList> => {
    const response = await fetch(`${serviceUrl}/v1/standards?${new URLSearchParams({ q, size: '10' })}`);
    if (!response.ok) throw new Error(`${response.status} for ${q}`);
    return (await response.json()) as StandardList;
  };
  const records = await compileRows(catalogueFile);
  const today = dayInShanghai(new Date());
  const halves: [string, FamilyFigures[]][] = [];
  for (const half of ['dev', 'test'] as const) {
    print(`  known items, ${half} half`);
    halves.push([half, await measureRelevance(ask, knownItems(records, { half, today }))]);
  }
  const topics = await measureTopics(ask);
  const [[, dev = []] = [], [, test = []] = []] = halves;
  const rows = dev.map((figures, i) => rowOf(figures, test[i]));
  return [
    `Known items from ${records.length} records, seed ${seed}; tuned on the dev half, the test half only reported.`,
    'Interval: 95 % bootstrap of success@1 on the test half.',
    '',
    table(
      [
        'family',
        'queries',
        'dev s@1 / s@10 / MRR',
        'test s@1 / s@10 / MRR',
        'interval',
        'zero results',
        'doubled numbers',
      ],
      rows,
    ),
    '',
    `${topics.queries} graded topics (zh and en): nDCG@10 ${topics.ndcg.toFixed(3)}, 95 % interval ${bounds(topics.interval)};`,
    `of the first ten results ${(topics.judged * 100).toFixed(0)} % are judged, the others count as irrelevant.`,
  ].join('\n');
}

function rowOf(dev: FamilyFigures, test: FamilyFigures | undefined): string[] {
  const scores = (f?: FamilyFigures) =>
    f ? [f.success1, f.success10, f.mrr].map((n) => n.toFixed(3)).join(' / ') : '';
  return [
    dev.family,
    String(dev.queries + (test?.queries ?? 0)),
    scores(dev),
    scores(test),
    test ? bounds(test.success1Interval) : '',
    test ? `${(test.zero * 100).toFixed(1)} %` : '',
    String(dev.doubled + (test?.doubled ?? 0)),
  ];
}

function bounds([low, high]: [number, number]): string {
  return `${low.toFixed(3)}–${high.toFixed(3)}`;
}
