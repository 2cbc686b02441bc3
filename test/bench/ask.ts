import { readFileSync } from 'node:fs';
import { S3Client } from '@aws-sdk/client-s3';
import { localS3Options } from '#infra/local/engines/s3.ts';
import type { AnswerList } from '#shared/ask/answer.ts';
import { keptMeanings } from '#shared/ask/ask-services.ts';
import { nearestPassages, type PassageKind } from '#shared/ask/passage-vectors.ts';
import { type AskLanguage, askLanguages, sentenceModels } from '#shared/ask/sentence-model.ts';
import { createFileClient } from '#shared/runtime/file-client.ts';
import { createSearchClient } from '#shared/runtime/search-client.ts';
import { indexNames } from '#shared/standards/search/index-names.ts';
import type { StandardList } from '#shared/standards/standard-view.ts';
import { interval, mean, ndcgAt, percentile, successAt } from './metrics.ts';
import { type BenchContext, table } from './part.ts';

interface Question {
  q: string;
  /** Ids of the works that answer it. */
  works: string[];
}

/** Beside those that have an answer, questions that no standard answers: every second one set the floor. */
const judged: Record<AskLanguage, Question[]> & { offTopic: Record<AskLanguage, string[]> } = JSON.parse(
  readFileSync(new URL('./questions.json', import.meta.url), 'utf8'),
);
const first = 10;

type Way = (q: string, language: AskLanguage) => Promise<string[]>;

/** Judged questions, answered by words alone, by meanings alone, and by both; `npm run embed` comes before. */
export async function report({ run, serviceUrl }: BenchContext): Promise<string> {
  if (!run) return 'Not measured: the service does not run on this computer.';
  const search = createSearchClient({ url: run.opensearchUrl, timeout: 60_000 });
  const index = indexNames(run.indexPrefix).standards;
  const files = createFileClient(new S3Client({ endpoint: run.s3Endpoint, ...localS3Options }), run.literatureBucket);
  const meanings = keptMeanings(files, () => new Date());

  const works = async (query: object, size: number) => {
    const body = { size, query, collapse: { field: 'work' }, _source: ['id', 'view.work'] };
    const { hits } = await search.search<{ id: string; view: { work: string } }>(index, body);
    return hits.hits.map(({ _source: { id, view } }) => ({ id, work: view.work }));
  };
  const inOrder = async (ids: string[]) => {
    const found = await search.search<{ id: string; view: { work: string } }>(index, {
      size: ids.length,
      query: { terms: { id: ids } },
      _source: ['id', 'view.work'],
    });
    const workOf = new Map(found.hits.hits.map(({ _source: { id, view } }) => [id, view.work]));
    return [...new Set(ids.map((id) => workOf.get(id) ?? id))].slice(0, first);
  };
  const get = async <T>(path: string): Promise<T> => {
    const answer = await fetch(serviceUrl + path);
    if (!answer.ok) throw new Error(`${answer.status} for ${path}`);
    return (await answer.json()) as T;
  };
  const near = async (q: string, language: AskLanguage) => {
    const { encoder, vectors } = await meanings(language);
    const [vector = new Float32Array()] = await encoder.encode([encoder.model.questionPrefix + q]);
    return nearestPassages(vectors, vector, 50);
  };
  const milliseconds: number[] = [];
  const ways: Record<string, Way> = {
    'the search of the service': async (q) =>
      inOrder(
        (await get<StandardList>(`/v1/standards?${new URLSearchParams({ q, size: '50' })}`)).items.map((i) => i.id),
      ),
    'any of the words in a title, BM25': async (q, language) =>
      (await works({ match: { [`title_${language}`]: { query: q } } }, first)).map(({ work }) => work),
    'any of the words anywhere, BM25': async (q) =>
      (await works({ match: { everything: { query: q } } }, first)).map(({ work }) => work),
    'meanings of titles alone': async (q, language) =>
      (await near(q, language)).title.slice(0, first).map(({ work }) => work),
    'meanings of titles, scopes and pages': async (q, language) => {
      const { title, scope, page } = await near(q, language);
      const ordered = [...title, ...scope, ...page].sort((a, b) => b.similarity - a.similarity);
      return [...new Set(ordered.map(({ work }) => work))].slice(0, first);
    },
    'GET /v1/ask, all': async (q) => {
      const started = performance.now();
      const { items } = await get<AnswerList>(`/v1/ask?${new URLSearchParams({ q })}`);
      milliseconds.push(performance.now() - started);
      return inOrder(items.map(({ id }) => id));
    },
  };

  const rows: string[][] = [];
  const notes: string[] = [];
  for (const language of askLanguages) {
    const questions = judged[language];
    const figures = new Map<string, Scores>();
    for (const [name, way] of Object.entries(ways)) {
      const found: string[][] = [];
      for (const { q } of questions) found.push(await way(q, language));
      figures.set(name, scoresOf(found, questions));
      rows.push([language, name, ...cells(figures.get(name) as Scores)]);
    }
    const { vectors } = await meanings(language);
    const count = (wanted: PassageKind) => vectors.passages.filter(({ kind }) => kind === wanted).length;
    const asked = figures.get('GET /v1/ask, all')?.ndcg ?? [];
    const best = [...figures].slice(0, 3).sort(([, a], [, b]) => mean(b.ndcg) - mean(a.ndcg))[0];
    const gains = asked.map((score, i) => score - (best?.[1].ndcg[i] ?? 0));
    notes.push(
      `${language}: ${questions.length} questions, ${count('title')} titles, ${count('scope')} scopes and ${count('page')} passages of pages in ${sentenceModels[language].name}; gain in nDCG@10 over the best way by words alone (${best?.[0]}) ${mean(gains).toFixed(3)}, 95 % interval ${bounds(interval(gains))}.`,
    );
    const isEmpty = async (q: string) =>
      (await get<AnswerList>(`/v1/ask?${new URLSearchParams({ q })}`)).items.length === 0;
    const halves = [0, 1].map((half) => judged.offTopic[language].filter((_, at) => at % 2 === half));
    const refused = await Promise.all(halves.map((half) => shareOf(half, isEmpty)));
    const lost = await shareOf(
      questions.map(({ q }) => q),
      isEmpty,
    );
    notes.push(
      `${language}: of ${judged.offTopic[language].length} questions that no standard answers ${refused.join(' (which set the floor) and ')} have no answer; of those that have one ${lost} have none.`,
    );
  }
  const times = [0.5, 0.95].map((share) => `${percentile(milliseconds.slice(1), share).toFixed(0)} ms`);
  return [
    table(['language', 'way', 'success@1', 'success@3', 'success@10', 'nDCG@10', '95 % interval'], rows),
    '',
    ...notes,
    `GET /v1/ask, one client: p50 / p95 ${times.join(' / ')}.`,
  ].join('\n');
}

/** How many of some questions are so. */
async function shareOf(questions: readonly string[], isSo: (q: string) => Promise<boolean>): Promise<string> {
  let count = 0;
  for (const q of questions) if (await isSo(q)) count += 1;
  return `${count} of ${questions.length}`;
}

interface Scores {
  success: [number, number, number];
  ndcg: number[];
}

function scoresOf(found: string[][], questions: Question[]): Scores {
  const success = (n: number) => mean(questions.map(({ works }, i) => successAt(n, found[i] ?? [], new Set(works))));
  return {
    success: [success(1), success(3), success(10)],
    ndcg: questions.map(({ works }, i) => ndcgAt(first, found[i] ?? [], new Map(works.map((work) => [work, 1])))),
  };
}

function cells({ success, ndcg }: Scores): string[] {
  return [...success, mean(ndcg)].map((value) => value.toFixed(3)).concat(bounds(interval(ndcg)));
}

const bounds = ([low, high]: [number, number]) => `${low.toFixed(3)} to ${high.toFixed(3)}`;
