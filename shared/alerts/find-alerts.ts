import { type CalendarDay, calendar } from '../interchange/calendar.ts';
import type { FeedEntry } from '../interchange/feed.ts';
import { listCalendarDays } from '../interchange/list-calendar-days.ts';
import { ServiceError } from '../runtime/errors.ts';
import { dayInShanghai } from '../standards/local-date.ts';
import { mostResolved, resolveDesignations } from '../standards/resolve-designation.ts';
import { StandardQuery } from '../standards/standard-query.ts';
import type { AlertServices } from './alert-services.ts';
import { listAlerts } from './alert-store.ts';
import type { Follow, FollowTarget } from './follow.ts';
import { getFollowByFeed } from './follow-store.ts';
import { type Alert, pathOf } from './happening.ts';
import { lineOf, shortLineOf } from './happening-words.ts';
import { searchOf } from './match-keys.ts';

const mostInFeed = 100;

/** What a follow told, for whoever has the address of its feed. Throws `NOT_FOUND`. */
export async function findFeed(
  { rows, site }: Pick<AlertServices, 'rows' | 'site'>,
  { feedKey }: { feedKey: string },
): Promise<{ follow: Follow; entries: FeedEntry[] }> {
  const follow = await requireFollow(rows, feedKey);
  const { alerts } = await listAlerts(rows, `follow#${follow.follow}`, { size: mostInFeed });
  const { language } = follow;
  const entries = alerts.map((alert) => ({
    id: `${site}${pathOf(alert)}#${alert.happening}`,
    title: shortLineOf(alert, language),
    page: pageOf(site, follow, alert),
    summary: lineOf(alert, language),
    day: dayInShanghai(new Date(alert.at)),
  }));
  return { follow, entries };
}

/** Days of what is followed as a calendar: into force, withdrawn, reviews that fell due, and what happened to projects. Throws `NOT_FOUND`. */
export async function findCalendar(services: AlertServices, { feedKey }: { feedKey: string }): Promise<string> {
  const { rows, site, now } = services;
  const follow = await requireFollow(rows, feedKey);
  const wording = { language: follow.language, site, today: dayInShanghai(now()) };
  const [{ alerts }, days] = await Promise.all([
    listAlerts(rows, `follow#${follow.follow}`, { size: mostInFeed }),
    listCalendarDays(services, await calendarOf(services, follow), wording),
  ]);
  const told = alerts.filter(({ kind, project }) => kind === 'review-due' || project !== null);
  return calendar(`规矩 ${follow.label}`, [...days, ...told.map((alert) => toldDay(site, follow, alert))], site);
}

async function requireFollow(rows: AlertServices['rows'], feedKey: string): Promise<Follow> {
  const follow = await getFollowByFeed(rows, feedKey);
  if (follow) return follow;
  throw new ServiceError('NOT_FOUND', {
    zh: '没有这个订阅源，关注可能已取消。',
    en: 'There is no such feed; the follow may have ended.',
  });
}

const pageOf = (site: string, { language }: Follow, alert: Alert) =>
  `${site}${language === 'en' ? '/en' : ''}${pathOf(alert)}`;

function toldDay(site: string, follow: Follow, alert: Alert): CalendarDay {
  const { happening: id, date: day, at: changed } = alert;
  return { id, day, title: shortLineOf(alert, follow.language), page: pageOf(site, follow, alert), changed };
}

/** What a calendar asks the index for: the editions that numbers stand for today, or the query. */
async function calendarOf(
  services: AlertServices,
  { target, numbers }: Follow,
): Promise<{ query: StandardQuery; ids?: string[] }> {
  const query = queryOf(target);
  if (target.kind === 'project') return { query, ids: [] };
  if (target.kind !== 'standard' && target.kind !== 'list') return { query };
  const ids: string[] = [];
  for (let at = 0; at < numbers.length; at += mostResolved) {
    const resolved = await resolveDesignations(services, { q: numbers.slice(at, at + mostResolved) });
    ids.push(...resolved.flatMap(({ standard }) => standard?.id ?? []));
  }
  return { query, ids };
}

function queryOf(target: FollowTarget): StandardQuery {
  if (target.kind === 'search') return searchOf(target.query);
  if (target.kind === 'class') return StandardQuery.parse({ [target.scheme]: target.code });
  return StandardQuery.parse(target.kind === 'issuer' ? { issuer: target.issuer } : {});
}
