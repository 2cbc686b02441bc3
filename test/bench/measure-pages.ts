import { type DocumentHit, documentsBody, pagesOf } from '#shared/literature/documents-body.ts';
import { foundPage } from '#shared/literature/find-pages.ts';
import { searchPages } from '#shared/literature/page-index.ts';
import { pageWords } from '#shared/literature/page-query.ts';
import type { SearchServices } from '#shared/runtime/search-client.ts';
import { interval, mean, successAt } from './metrics.ts';
import type { PageSpan } from './page-spans.ts';

export interface PageFigures {
  family: string;
  spans: number;
  success1: number;
  success3: number;
  /** 95 % bootstrap interval of success@3. */
  interval: [number, number];
  /** Milliseconds of every search. */
  times: number[];
  missed: { span: PageSpan; found: string[] }[];
}

/** Asks for every span as the list of documents does, page hits with snippets and boxes included. */
export async function measurePages(services: SearchServices, spans: readonly PageSpan[]): Promise<PageFigures[]> {
  // The first questions pay for what is loaded once.
  for (const span of spans.slice(0, 50)) await ask(services, span.query);
  const figures: PageFigures[] = [];
  for (const [family, members] of Map.groupBy(spans, (span) => span.family)) {
    const asked = [];
    for (const span of members) {
      const started = performance.now();
      const found = await ask(services, span.query);
      asked.push({ span, found, milliseconds: performance.now() - started });
    }
    const third = asked.map(({ span, found }) => successAt(3, found, span.relevant));
    figures.push({
      family,
      spans: members.length,
      success1: mean(asked.map(({ span, found }) => successAt(1, found, span.relevant))),
      success3: mean(third),
      interval: interval(third),
      times: asked.map(({ milliseconds }) => milliseconds),
      missed: asked.filter((_, i) => third[i] === 0),
    });
  }
  return figures;
}

/** Pages of the first ten documents, the best first whatever their document. */
async function ask(services: SearchServices, query: string): Promise<string[]> {
  const words = pageWords(query);
  const answer = await searchPages(services, documentsBody({ words, size: 10, from: 0 }));
  const hits = (answer.hits.hits as DocumentHit[]).flatMap(pagesOf);
  for (const hit of hits) foundPage(hit, words);
  return hits.sort((a, b) => (b._score ?? 0) - (a._score ?? 0)).map(({ _id }) => _id);
}
