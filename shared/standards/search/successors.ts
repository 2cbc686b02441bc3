import type { SearchAnswer, SearchServices } from '../../runtime/search-client.ts';
import type { Status } from '../codes.ts';
import type { Day } from '../local-date.ts';
import { statusOn } from '../status.ts';
import { indexNames } from './index-names.ts';
import { tiersOf } from './number-query.ts';
import { type IndexedStandard, type IndexedView, summaryFields } from './summary.ts';
import type { Understood } from './understand-query.ts';

type Answer = SearchAnswer<IndexedStandard>;

/** The list of official Internet protocols was replaced more than thirty times. */
const longestChain = 40;

/** Statuses of a standard that may be applied. */
export const standing: ReadonlySet<Status> = new Set(['in-force', 'partly-replaced', 'newer-edition']);

/** True when an undated number was found and none of its editions stands on the day, but some name a successor. */
export function needsSuccessors({ keys, dated }: Understood, answer: Answer, day: Day): boolean {
  if (!keys || dated) return false;
  const editions = editionsIn(answer);
  return editions.some(({ replacedBy }) => replacedBy?.length) && !editions.some((view) => stands(view, day));
}

/** The standards in force that follow the ones found, through any number of replacements. */
export async function successorsOf(services: SearchServices, answer: Answer, day: Day): Promise<IndexedStandard[]> {
  const index = indexNames(services.indexPrefix).standards;
  const seen = new Set<string>();
  let next = successorIds(editionsIn(answer), seen);
  for (let step = 0; step < longestChain && next.length > 0; step += 1) {
    const found = await services.search.search<IndexedStandard>(index, {
      size: 40,
      track_total_hits: false,
      query: { bool: { should: [{ terms: { id: next } }, { terms: { work: next } }] } },
      _source: summaryFields,
    });
    const views = found.hits.hits.map(({ _source }) => _source);
    const valid = views.filter(({ view }) => stands(view, day));
    if (valid.length > 0) return valid.slice(0, 10);
    next = successorIds(
      views.map(({ view }) => view),
      seen,
    );
  }
  return [];
}

function editionsIn({ hits }: Answer): IndexedView[] {
  return hits.hits
    .filter((hit) => tiersOf(hit).some((tier) => tier === 'full' || tier === 'key' || tier === 'flat'))
    .map(({ _source }) => _source.view);
}

function successorIds(views: IndexedView[], seen: Set<string>): string[] {
  const ids = views.flatMap(({ replacedBy = [] }) => replacedBy.map(({ id }) => id)).filter((id) => id !== null);
  const fresh = [...new Set(ids)].filter((id) => !seen.has(id)).slice(0, 40);
  for (const id of fresh) seen.add(id);
  return fresh;
}

function stands({ periods }: IndexedView, day: Day): boolean {
  return standing.has(statusOn(periods, day));
}
