import type { SearchServices } from '../runtime/search-client.ts';
import { listEditionsOf } from '../standards/list-editions.ts';
import { dayInShanghai, firstDay } from '../standards/local-date.ts';
import { searchStandards } from '../standards/search-standards.ts';
import type { StandardQuery } from '../standards/standard-query.ts';
import type { EditionView } from '../standards/standard-view.ts';
import { term } from '../standards/terms.ts';
import { titleIn } from '../standards/title-in.ts';
import { type FeedEntry, newestFirst } from './feed.ts';
import type { Wording } from './record-lines.ts';

const most = 50;

/** Which standards a search finds that were issued last, newest first; those without a known day are left out. */
export async function listNewest(
  services: SearchServices,
  query: StandardQuery,
  { language, site }: Wording,
): Promise<FeedEntry[]> {
  const latest = { ...query, sort: '-issued' as const, size: most, cursor: undefined, facets: [] };
  const { items } = await searchStandards(services, { query: latest, language });
  const entries = items.flatMap(({ id, number, title, issued, status, effective }) => {
    if (issued === null) return [];
    const page = `${site}/standards/${id}`;
    const name = titleIn(title, language) ?? '';
    const summary = [
      term('status', status)[language],
      effective && `${term('field', 'dates.effective')[language]} ${effective}`,
    ];
    const told = summary.filter(Boolean).join(', ');
    return [{ id: page, title: `${number} ${name}`.trim(), page, summary: told, day: firstDay(issued) }];
  });
  return newestFirst(entries);
}

/** What happened to the editions of a standard until today: issued, came into force, ended. Throws `NOT_FOUND`. */
export async function listTurns(services: SearchServices, id: string, wording: Wording): Promise<FeedEntry[]> {
  const editions = await listEditionsOf(services, { id });
  const today = dayInShanghai(services.now());
  const turns = editions.flatMap((edition) => turnsOf(edition, wording));
  return newestFirst(turns.filter(({ day }) => day <= today)).slice(0, most);
}

function turnsOf({ id, number, title, issued, effective, ended }: EditionView, { language, site }: Wording) {
  const page = `${site}/standards/${id}`;
  const days = { 'dates.issued': issued, 'dates.effective': effective, 'dates.withdrawn': ended };
  return Object.entries(days).flatMap(([field, date]) => {
    if (date === null) return [];
    const what = term('field', field)[language];
    const told = titleIn(title, language) ?? '';
    return [{ id: `${page}#${field}`, title: `${number}: ${what} ${date}`, page, summary: told, day: firstDay(date) }];
  });
}
