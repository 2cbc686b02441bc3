import * as z from 'zod';
import { calendar } from '#shared/interchange/calendar.ts';
import { listCalendarDays } from '#shared/interchange/list-calendar-days.ts';
import { unapiFormats } from '#shared/interchange/unapi.ts';
import { env } from '#shared/runtime/env.ts';
import { Reply, route } from '#shared/runtime/route.ts';
import type { SearchServices } from '#shared/runtime/search-client.ts';
import { dayInShanghai } from '#shared/standards/local-date.ts';
import { StandardQuery } from '#shared/standards/standard-query.ts';
import { StandardId } from './page.ts';

const CalendarQuery = StandardQuery.omit({ sort: true, size: true, cursor: true, facets: true, asOf: true }).extend({
  id: StandardId.optional().describe('One standard, with all its days.'),
});

/** What calendars and reference managers subscribe to and ask for. */
export const calendarRoutes = [
  route({
    method: 'GET',
    tag: 'Open',
    access: 'public',
    path: '/calendar.ics',
    summary: { zh: '实施与废止日历', en: 'Calendar of effective and withdrawal dates' },
    query: CalendarQuery,
    response: z.string(),
    responseType: 'text/calendar; charset=utf-8',
    examples: ['?ics=13.060', '?id=gb-t.19001-2016'],
    cache: { maxAge: 3600, sharedMaxAge: 3600, staleWhileRevalidate: 86_400 },
    run: async (services: SearchServices, { query: { id, ...asked }, language }) => {
      const site = env().SITE_URL;
      const wording = { language, site, today: dayInShanghai(services.now()) };
      const query = { ...StandardQuery.parse({}), ...asked };
      const days = await listCalendarDays(services, { query, ...(id !== undefined && { ids: [id] }) }, wording);
      return calendar(`Guiju 规矩 ${id ?? asked.q}`.trim(), days, site);
    },
  }),
  route({
    method: 'GET',
    tag: 'Open',
    access: 'public',
    path: '/unapi',
    summary: { zh: 'unAPI：参考文献管理软件取用记录', en: 'unAPI: records for reference managers' },
    query: z.strictObject({
      id: z.string().max(300).optional().meta({ example: 'gb-t.19001-2016' }),
      format: z.string().max(40).optional().meta({ example: 'ris' }),
    }),
    response: z.string(),
    responseType: 'application/xml; charset=utf-8',
    answers: [200, 300, 303],
    refuses: ['NOT_FOUND'],
    run: async (services: SearchServices, { query }) => {
      const { status, body, location } = await unapiFormats(services, query);
      return new Reply(status, body, location ? { location } : {});
    },
  }),
];
