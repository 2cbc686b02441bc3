import type { LedgerItems } from '../ledger/item.ts';
import type { LifecycleServices } from '../lifecycle/lifecycle-services.ts';
import { getLives, walkShelf } from '../lifecycle/project-store.ts';
import type { SearchServices } from '../runtime/search-client.ts';
import type { CatalogueServices } from '../runtime/table-client.ts';
import { addDays, addYears } from '../standards/calendar-days.ts';
import { type Day, dayInShanghai } from '../standards/local-date.ts';
import { reconcile } from '../standards/reconcile.ts';
import { indexNames } from '../standards/search/index-names.ts';
import { hasStatus } from '../standards/search/standard-filters.ts';
import { getStandards } from '../standards/standard-store.ts';
import { addHappening } from './alert-store.ts';
import { daysBefore, happeningsOfDay, yearsToReview } from './derive-happenings.ts';
import { listFollowedKeys } from './follow-store.ts';
import type { Happening } from './happening.ts';
import { keysOfRecord } from './match-keys.ts';
import { noteHappenings } from './note-changes.ts';
import { happeningsOfProjectDay, keyedForProject, keyOfProject } from './project-happenings.ts';

type Needed = SearchServices & CatalogueServices & Pick<LifecycleServices, 'lifecycle'> & { rows: LedgerItems };

const place = { id: 'days', part: 'last' };
/** Days that are made up for, when nothing ran for long. */
const mostDays = 60;

/**
 * Notes what days bring that have come since the last time: into force, at an end, due for review. A day counts as done when all
 * of it was noted, so that a run that dies is made again.
 */
export async function noteDays(services: Needed): Promise<void> {
  const { rows } = services;
  const today = dayInShanghai(services.now());
  const [held] = await rows.get([place]);
  const last = held ? String(held.day) : addDays(today, -1);
  const first = addDays(today, 1 - mostDays);
  for (let day = last < first ? first : addDays(last, 1); day <= today; day = addDays(day, 1)) {
    await noteDay(services, day);
    await rows.commit([{ change: place, set: { day } }]);
  }
}

/** The index tells which records a day could turn; what it brings them is derived from the records. */
async function noteDay(services: Needed, day: Day): Promise<void> {
  const followed = await listFollowedKeys(services.rows);
  if (followed.size === 0) return;
  for await (const ids of turning(services, day)) {
    const held = await getStandards(services.catalogue, ids);
    for (const stored of held.values()) {
      const record = reconcile(stored);
      const happenings = happeningsOfDay(record, day);
      const keys = [...keysOfRecord(record), ...(await keysOfOrigin(services, record.id, happenings))];
      if (keys.some((key) => followed.has(key))) await noteHappenings(services, record, happenings, keys);
    }
  }
  await noteProjects(services, day, followed);
}

/** Whoever followed a project is told when the edition that it became is due for review. */
async function keysOfOrigin(
  { lifecycle }: Needed,
  standard: string,
  happenings: readonly Happening[],
): Promise<string[]> {
  if (!happenings.some(({ kind }) => kind === 'review-due')) return [];
  const { project } = (await getLives(lifecycle, [standard])).get(standard) ?? {};
  return project ? [keyOfProject(project)] : [];
}

async function noteProjects({ rows, lifecycle, now }: Needed, day: Day, followed: ReadonlySet<string>): Promise<void> {
  for await (const { project } of walkShelf(lifecycle)) {
    if (!followed.has(keyOfProject(project.id))) continue;
    for (const happening of happeningsOfProjectDay(project, day)) {
      await addHappening(rows, keyedForProject(happening, project, now().toISOString()));
    }
  }
}

const pageSize = 500;

/** Days from which a review is due; what is issued on 29 February is due on 1 March. */
const yearsBefore = (day: Day) => [addYears(day, -yearsToReview), addYears(addDays(day, -1), -yearsToReview)];

async function* turning({ search, indexPrefix }: SearchServices, day: Day): AsyncGenerator<string[]> {
  const index = indexNames(indexPrefix).standards;
  const [ended, before] = [hasStatus('withdrawn', day), hasStatus('withdrawn', addDays(day, -1))];
  const should = [
    { terms: { effective: [day, addDays(day, daysBefore)] } },
    { bool: { filter: [ended], must_not: [before] } },
    { terms: { reviewed: yearsBefore(day) } },
  ];
  const query = { bool: { should, minimum_should_match: 1 } };
  let after: (string | number | null)[] | undefined;
  do {
    const body = {
      size: pageSize,
      _source: ['id'],
      query,
      sort: [{ id: 'asc' }],
      ...(after && { search_after: after }),
    };
    const { hits } = await search.search<{ id: string }>(index, body);
    yield hits.hits.map(({ _source }) => _source.id);
    after = hits.hits.length === pageSize ? hits.hits.at(-1)?.sort : undefined;
  } while (after);
}
