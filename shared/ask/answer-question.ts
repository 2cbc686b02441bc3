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
import type { Answer, AnswerList, Question } from './answer.ts';
import type { AskServices } from './ask-services.ts';
import { fuseRanks } from './fuse-ranks.ts';
import { nearestTitles } from './title-vectors.ts';

/** Candidates taken from each side. */
const candidates = 50;
/** People who ask rarely know the words of a title, so near meanings count twice; measured, see the bench. */
const weights = { words: 1, meaning: 2 };

type Hit = SearchHit<IndexedStandard>;

/**
 * Standards that answer a question of everyday words: the search by words and the titles of near meaning, fused by
 * their ranks. Answers are titles, scopes and pages, each with its source and its status on the day; nothing is written.
 */
export async function answerQuestion(services: AskServices, question: Question): Promise<AnswerList> {
  const text = plainText(question.q);
  const day = question.asOf ?? dayInShanghai(services.now());
  const language = hasHan(text) ? 'zh' : 'en';
  const { encoder, titles } = await services.meanings(language);
  // A number says what is meant; no title is nearer to it than another.
  const asked = understand(text).keys ? [] : [encoder.model.questionPrefix + text];
  const [words, [vector]] = await Promise.all([foundByWords(services, text, question.asOf), encoder.encode(asked)]);
  const near = vector ? nearestTitles(titles, vector, candidates) : [];
  const meanings = near.map(({ work }) => work);
  const works = fuseRanks([
    { ids: words.works, weight: weights.words },
    { ids: meanings, weight: weights.meaning },
  ]);
  const known = [...words.ids, ...near.map(({ edition }) => edition)];
  const hits = await editionsOn(services, { works, known, day, asOf: question.asOf });
  const shown = works.flatMap((work) => hits.get(work) ?? []).slice(0, question.size);
  const pages = await pagesOfHits(services, { words: text, hits: shown });
  const foundBy = (work: string): Answer['foundBy'] => [
    ...(words.works.includes(work) ? (['words'] as const) : []),
    ...(meanings.includes(work) ? (['meaning'] as const) : []),
  ];
  return {
    items: shown.map(({ _source: source }) => ({
      ...summaryOf(source, day),
      matches: scopeOf(source, text),
      pages: pages.get(source.id) ?? [],
      foundBy: foundBy(source.view.work),
    })),
    asked: { text, language, asOf: day, model: encoder.model.name },
  };
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
