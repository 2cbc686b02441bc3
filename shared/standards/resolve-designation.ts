import { ServiceError } from '../runtime/errors.ts';
import type { SearchAnswer, SearchBody, SearchServices } from '../runtime/search-client.ts';
import { parseDesignation } from './designation.ts';
import { type Day, dayInShanghai } from './local-date.ts';
import { indexNames } from './search/index-names.ts';
import { type NumberTier, numberClauses, tiersOf } from './search/number-query.ts';
import { rankedClause } from './search/relevance-query.ts';
import { needsSuccessors, standing as standingStatuses, successorsOf } from './search/successors.ts';
import { type IndexedStandard, summaryFields, summaryOf } from './search/summary.ts';
import { type Understood, understand } from './search/understand-query.ts';
import type { Resolution, StandardSummary } from './standard-view.ts';

export interface ResolveInput {
  q: string;
  asOf?: Day;
}

type Answer = SearchAnswer<IndexedStandard>;

/** Most texts that one call resolves. */
export const mostResolved = 200;

/** What one number in any spelling stands for on a day. */
export async function resolveDesignation(services: SearchServices, { q, asOf }: ResolveInput): Promise<Resolution> {
  const [resolution] = await resolveDesignations(services, { q: [q], asOf });
  return resolution ?? nothing(q, null);
}

/** The same for many texts in one round trip, in their order. Throws `TOO_LARGE` beyond `mostResolved`. */
export async function resolveDesignations(
  services: SearchServices,
  { q: texts, asOf }: { q: string[]; asOf?: Day },
): Promise<Resolution[]> {
  if (texts.length > mostResolved) throw tooMany();
  const day = asOf ?? dayInShanghai(services.now());
  const index = indexNames(services.indexPrefix).standards;
  const read = texts.map((text) => ({ text, understood: understand(text) }));
  const asked = read.filter(({ understood }) => numberClauses(understood).length > 0);
  const requests = asked.map(({ understood }) => ({ index, body: resolveBody(understood, day) }));
  const answers = requests.length > 0 ? await services.search.msearch<IndexedStandard>(requests) : [];
  const byText = new Map(asked.map(({ text }, i) => [text, answers[i]]));
  return Promise.all(
    read.map(async ({ text, understood }) => {
      const answer = byText.get(text);
      return answer ? settle(services, { q: text, understood, answer, day }) : nothing(text, understood.number);
    }),
  );
}

function resolveBody(understood: Understood, day: Day): SearchBody {
  return {
    size: 10,
    track_total_hits: false,
    query: rankedClause({ understood: { ...understood, words: '' }, expansions: [], lead: [], numbersOnly: true }, day),
    sort: [{ _score: 'desc' }, { id: 'asc' }],
    _source: summaryFields,
  };
}

interface Case {
  q: string;
  understood: Understood;
  answer: Answer;
  day: Day;
}

/**
 * Exact for a number with its year; otherwise the edition in force, or the choice is left to the caller. Another year than the
 * one written is never exact.
 */
async function settle(services: SearchServices, { q, understood, answer, day }: Case): Promise<Resolution> {
  const at = (...tiers: NumberTier[]) =>
    answer.hits.hits
      .filter((hit) => tiersOf(hit).some((tier) => tiers.includes(tier)))
      .map(({ _source }) => summaryOf(_source, day));
  const base = { q, designation: understood.number };
  const editions = withoutYearless(at('full', 'key', 'flat'));
  const whole = understood.dated ? at('full', 'flat') : [];
  if (whole[0]) return { ...base, match: 'exact', standard: whole[0], candidates: others(editions, whole[0]) };
  const followed = needsSuccessors(understood, answer, day) ? await successorsOf(services, answer, day) : [];
  const standing = [...editions.filter(stands), ...followed.map((source) => summaryOf(source, day))];
  if (standing.length === 1 || (standing[0] && sameWork(standing))) return force(base, standing, editions);
  if (standing.length > 1) return { ...base, match: 'ambiguous', standard: null, candidates: standing };
  if (understood.dated && editions.length > 0) {
    return { ...base, match: 'suggestion', standard: null, candidates: editions };
  }
  if (editions.length === 1 && editions[0]) return { ...base, match: 'exact', standard: editions[0], candidates: [] };
  if (editions.length > 1) return { ...base, match: 'ambiguous', standard: null, candidates: editions };
  const near = at('loose', 'digits', 'begins');
  return { ...base, match: near.length > 0 ? 'suggestion' : 'none', standard: null, candidates: near };
}

function force(
  base: Pick<Resolution, 'q' | 'designation'>,
  standing: StandardSummary[],
  editions: StandardSummary[],
): Resolution {
  const [standard = null] = standing;
  return { ...base, match: 'edition-in-force', standard, candidates: standard ? others(editions, standard) : [] };
}

function others(all: StandardSummary[], chosen: StandardSummary): StandardSummary[] {
  return all.filter(({ id }) => id !== chosen.id);
}

/** Records that lists made from bare citations, 'GB 3838', are no editions beside those with a year. */
function withoutYearless(editions: StandardSummary[]): StandardSummary[] {
  const dated = editions.filter(({ number }) => parseDesignation(number)?.year);
  return dated.length > 0 ? dated : editions;
}

function stands({ status }: StandardSummary): boolean {
  return standingStatuses.has(status);
}

function sameWork(summaries: StandardSummary[]): boolean {
  const numbers = summaries.map(({ number }) => number.replace(/[-:](\d{4}|\d{2})$/, ''));
  return new Set(numbers).size === 1;
}

function tooMany(): ServiceError {
  return new ServiceError('TOO_LARGE', {
    zh: `一次最多解析 ${mostResolved} 个标准号。`,
    en: `At most ${mostResolved} numbers can be resolved at once.`,
  });
}

function nothing(q: string, designation: string | null): Resolution {
  return { q, designation, match: 'none', standard: null, candidates: [] };
}
