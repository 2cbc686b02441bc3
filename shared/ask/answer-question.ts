import { most } from '../literature/find-pages.ts';
import type { SearchHit } from '../runtime/search-client.ts';
import { type Day, dayInShanghai } from '../standards/local-date.ts';
import { indexNames } from '../standards/search/index-names.ts';
import { hasHan, plainText } from '../standards/search/language.ts';
import { pagesOfHits } from '../standards/search/pages-of-hits.ts';
import { standingClauses } from '../standards/search/relevance-query.ts';
import { openingOf, snippetOf } from '../standards/search/snippet.ts';
import { type IndexedStandard, summaryFields, summaryOf } from '../standards/search/summary.ts';
import { understand } from '../standards/search/understand-query.ts';
import { searchStandards } from '../standards/search-standards.ts';
import { StandardQuery } from '../standards/standard-query.ts';
import type { FoundPage } from '../standards/text-view.ts';
import type { Answer, AnswerList, Question } from './answer.ts';
import type { AskServices, Meanings } from './ask-services.ts';
import { fuseRanks } from './fuse-ranks.ts';
import { type OpenPassage, openPassages } from './open-passages.ts';
import { nearestPassages } from './passage-vectors.ts';
import type { AskLanguage } from './sentence-model.ts';

/** Candidates taken from each side; of pages fewer, because each is read before it counts. */
const candidates = 50;
const pageCandidates = 20;
/** People who ask rarely know the words of a title, so near meanings count more; measured, see the bench. */
const weights = { words: 1, meaning: 2 };

type Hit = SearchHit<IndexedStandard>;

/**
 * Standards that answer a question of everyday words: the search by words and the passages of near meaning, fused by their ranks. Answers are titles, scopes and pages, each with its source and its status on the day; nothing is written, and a
 * question that nothing resembles has no answer.
 */
export async function answerQuestion(services: AskServices, question: Question): Promise<AnswerList> {
  const text = plainText(question.q);
  const day = question.asOf ?? dayInShanghai(services.now());
  const language = hasHan(text) ? 'zh' : 'en';
  const meanings = await services.meanings(language);
  const model = meanings.encoder.model.name;
  const asked = { text, language, asOf: day, model } as const;
  const [words, near] = await Promise.all([
    foundByWords(services, text, question.asOf),
    foundByMeaning(services, meanings, { text, language }),
  ]);
  if (near && !near.isResembling) return { items: [], asked };
  const works = fuseRanks([
    { ids: words.works, weight: weights.words },
    { ids: near?.works ?? [], weight: weights.meaning },
  ]);
  const known = [...words.ids, ...(near?.editions ?? [])];
  const hits = await editionsOn(services, { works, known, day, asOf: question.asOf });
  const shown = works.flatMap((work) => hits.get(work) ?? []).slice(0, question.size);
  const pages = await pagesOfHits(services, { words: text, hits: shown });
  return {
    items: shown.map(({ _source: source }) => ({
      ...summaryOf(source, day),
      matches: scopeOf(source, text),
      pages: withPassages(pages.get(source.id) ?? [], near?.passages ?? [], source.id),
      foundBy: [
        ...(words.works.includes(source.view.work) ? (['words'] as const) : []),
        ...(near?.works.includes(source.view.work) ? (['meaning'] as const) : []),
      ],
    })),
    asked,
  };
}

interface Near {
  /** Whether anything is near enough to be what was asked about. */
  isResembling: boolean;
  /** By their best passage, nearest first. */
  works: string[];
  editions: string[];
  passages: OpenPassage[];
}

/**
 * Nothing for a number, which says what is meant: no title is nearer to it than another. Titles, scopes and pages were read by one
 * network, so that they are compared by their similarity; as lists of their own, fused by rank, scopes did harm in the bench.
 */
async function foundByMeaning(
  services: AskServices,
  { encoder, vectors }: Meanings,
  { text, language }: { text: string; language: AskLanguage },
): Promise<Near | undefined> {
  if (understand(text).keys) return undefined;
  const [vector = new Float32Array()] = await encoder.encode([encoder.model.questionPrefix + text]);
  const { title, scope, page } = nearestPassages(vectors, vector, candidates);
  const near = page.slice(0, pageCandidates);
  const passages = await openPassages(services, { near, words: text, language });
  const best = Math.max(0, ...[title, scope, passages].map(([first]) => first?.similarity ?? 0));
  const ordered = [...title, ...scope, ...passages].sort((a, b) => b.similarity - a.similarity);
  const works = [...new Set(ordered.map(({ work }) => work))].slice(0, candidates);
  const editions = ordered.map(({ edition }) => edition);
  return { isResembling: best >= encoder.model.leastSimilarity, works, editions, passages };
}

/** Pages that hold the words, then the one that means it, of this edition. */
function withPassages(pages: FoundPage[], passages: readonly OpenPassage[], id: string): FoundPage[] {
  const meant = passages.flatMap(({ standards, page }) => (standards.includes(id) ? [page] : []));
  const isNew = ({ document, page }: FoundPage) =>
    !pages.some((known) => known.document === document && known.page === page);
  return [...pages, ...meant.filter(isNew)].slice(0, most);
}

/** What the search finds that everybody uses, which knows numbers, homophones and texts that may be seen. */
async function foundByWords(
  services: AskServices,
  text: string,
  asOf?: Day,
): Promise<{ ids: string[]; works: string[] }> {
  const query = StandardQuery.parse({ q: text, size: candidates, ...(asOf && { asOf }) });
  const ids = (await searchStandards(services, { query })).items.map(({ id }) => id);
  if (ids.length === 0) return { ids, works: [] };
  const { hits } = await services.search.search<IndexedStandard>(indexNames(services.indexPrefix).standards, {
    size: ids.length,
    track_total_hits: false,
    query: { bool: { filter: [{ terms: { id: ids } }] } },
    _source: ['id', 'view.work'],
  });
  const workOf = new Map(hits.hits.map(({ _source: { id, view } }) => [id, view.work]));
  return { ids, works: [...new Set(ids.flatMap((id) => workOf.get(id) ?? []))] };
}

/** One edition of each work: best one that holds on the day, and among those one that was found itself. */
async function editionsOn(
  { search, indexPrefix }: AskServices,
  { works, known, day, asOf }: { works: string[]; known: string[]; day: Day; asOf?: Day },
): Promise<Map<string, Hit>> {
  if (works.length === 0) return new Map();
  const { hits } = await search.search<IndexedStandard>(indexNames(indexPrefix).standards, {
    size: works.length,
    track_total_hits: false,
    query: {
      bool: {
        filter: [{ terms: { work: works } }],
        // Who asks for a day sees the catalogue of that day.
        ...(asOf && { must_not: [{ range: { issued: { gt: asOf } } }] }),
        should: [
          ...standingClauses(day, { status: 8, recency: 1 }),
          { constant_score: { filter: { terms: { id: known } }, boost: 2 } },
        ],
      },
    },
    collapse: { field: 'work' },
    _source: [...summaryFields, 'abstract'],
  });
  return new Map(hits.hits.map((hit) => [hit._source.view.work, hit]));
}

/** The place of the scope that holds words of the question, else its beginning. */
function scopeOf({ abstract: [scope] = [] }: IndexedStandard, text: string): Answer['matches'] {
  return scope ? [{ field: 'abstract', text: snippetOf(scope, text) ?? openingOf(scope) }] : [];
}
