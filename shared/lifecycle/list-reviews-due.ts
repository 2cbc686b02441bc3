import * as z from 'zod';
import { yearsToReview } from '../alerts/derive-happenings.ts';
import type { SearchServices } from '../runtime/search-client.ts';
import { addMonths, addYears } from '../standards/calendar-days.ts';
import { type Day, dayInShanghai } from '../standards/local-date.ts';
import { indexNames } from '../standards/search/index-names.ts';
import { anyStatus, clausesOf, filtersOf } from '../standards/search/standard-filters.ts';
import { type IndexedStandard, summaryFields, summaryOf } from '../standards/search/summary.ts';
import { StandardQuery } from '../standards/standard-query.ts';
import type { LifecycleServices } from './lifecycle-services.ts';
import { invalid } from './project-refusals.ts';
import { getLives } from './project-store.ts';
import type { StandardLife } from './review.ts';
import { type DueReview, dueAfter, isOver } from './review-due.ts';

export const ReviewsDueQuery = StandardQuery.pick({
  issuer: true,
  region: true,
  ics: true,
  ccs: true,
  mandate: true,
}).extend({
  /** What is due within so many months is listed too; 0: what is due today. */
  months: z.coerce.number().int().min(0).max(60).default(0),
  size: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(300).optional(),
});
export type ReviewsDueQuery = z.infer<typeof ReviewsDueQuery>;

type Needed = SearchServices & Pick<LifecycleServices, 'lifecycle'>;
const SortValues = z.tuple([z.int(), z.string()]);

/**
 * Local standards in force whose review is due, five years after issue or the last review that confirmed them (article 24 of the
 * rules on local standards), the longest overdue first.
 */
export async function listReviewsDue(
  { search, indexPrefix, lifecycle, now }: Needed,
  { query: asked }: { query: ReviewsDueQuery },
): Promise<{ items: DueReview[]; total: number; totalIsExact: boolean; next: string | null }> {
  const { months, size, cursor, ...filters } = asked;
  const today = dayInShanghai(now());
  const until = addMonths(today, months);
  const { hits } = await search.search<IndexedStandard>(indexNames(indexPrefix).standards, {
    size,
    track_total_hits: true,
    query: {
      bool: {
        filter: [
          { term: { level: 'local' } },
          anyStatus(['in-force', 'newer-edition', 'partly-replaced'], today),
          { range: { reviewed: { lte: addYears(until, -yearsToReview) } } },
          ...clausesOf(filtersOf({ ...StandardQuery.parse({}), ...filters }, today)),
        ],
      },
    },
    sort: [{ reviewed: 'asc' }, { id: 'asc' }],
    ...(cursor !== undefined && { search_after: readCursor(cursor) }),
    _source: summaryFields,
  });
  const found = hits.hits.map(({ _source }) => _source);
  const lives = await getLives(
    lifecycle,
    found.map(({ id }) => id),
  );
  const items = found.flatMap((indexed) => dueOf(indexed, lives.get(indexed.id), today));
  const last = hits.hits.length === size ? hits.hits.at(-1)?.sort : undefined;
  const next = last ? Buffer.from(JSON.stringify(last)).toString('base64url') : null;
  return { items, total: hits.total?.value ?? items.length, totalIsExact: true, next };
}

function dueOf(indexed: IndexedStandard, life: StandardLife | undefined, today: Day): DueReview[] {
  const { id: standard, number, title, issuer, issued } = summaryOf(indexed, today);
  const reviewed = indexed.view.reviewed ?? null;
  if (issued === null) return [];
  const due = dueAfter(reviewed ?? issued);
  const outcome = life?.reviews.at(-1)?.outcome ?? null;
  return [{ standard, number, title, issuer, issued, reviewed, due, isOverdue: isOver(due, today), outcome }];
}

function readCursor(cursor: string): [number, string] {
  try {
    return SortValues.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw invalid('/query/cursor', '翻页游标无效。', 'not a cursor of this list');
  }
}

/** Most lines of a file. */
const mostLines = 5000;

/** All that is due, for files: the first five thousand. */
export async function allReviewsDue(services: Needed, { query }: { query: ReviewsDueQuery }): Promise<DueReview[]> {
  const all: DueReview[] = [];
  let { cursor } = query;
  do {
    const page = await listReviewsDue(services, { query: { ...query, size: 100, cursor } });
    all.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor && all.length < mostLines);
  return all;
}
