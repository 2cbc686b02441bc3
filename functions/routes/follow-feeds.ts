import * as z from 'zod';
import type { AlertServices } from '#shared/alerts/alert-services.ts';
import { findCalendar, findFeed } from '#shared/alerts/find-alerts.ts';
import { standardsSchema } from '#shared/alerts/standards-list.ts';
import { atom } from '#shared/interchange/atom.ts';
import { jsonFeed } from '#shared/interchange/json-feed.ts';
import { Reply, route } from '#shared/runtime/route.ts';
import { dayInShanghai } from '#shared/standards/local-date.ts';

const open = { method: 'GET', access: 'public', tag: 'Alerts' } as const;
const params = z.object({
  key: z
    .string()
    .regex(/^[\w-]{43}$/)
    .meta({ example: 'k'.repeat(43), description: 'Given with the follow; whoever has it may read its feeds' }),
});
const unlisted = { 'x-robots-tag': 'noindex' };

/** Feeds and calendars of follows, for readers that cannot sign in. */
export const followFeedRoutes = [
  ...(['atom', 'json'] as const).map((form) =>
    route({
      ...open,
      path: `/feeds/follows/{key}.${form}`,
      summary: { zh: `一项关注的订阅源（${form}）`, en: `Feed of a follow (${form})` },
      params,
      response: form === 'atom' ? z.string() : z.record(z.string(), z.unknown()),
      responseType: form === 'atom' ? 'application/atom+xml; charset=utf-8' : 'application/feed+json',
      run: async (services: AlertServices, { params: { key } }) => {
        const { follow, entries } = await findFeed(services, { feedKey: key });
        const { site } = services;
        const self = `${site}/feeds/follows/${key}.${form}`;
        const { label: title, language } = follow;
        const told = { title, self, page: `${site}/account/follows`, language, entries };
        return new Reply(200, form === 'atom' ? atom(told, dayInShanghai(services.now())) : jsonFeed(told), unlisted);
      },
    }),
  ),
  route({
    ...open,
    path: '/feeds/follows/{key}.ics',
    summary: { zh: '一项关注的日历（iCalendar）', en: 'Calendar of a follow (iCalendar)' },
    params,
    response: z.string(),
    responseType: 'text/calendar; charset=utf-8',
    run: async (services: AlertServices, { params: { key } }) =>
      new Reply(200, await findCalendar(services, { feedKey: key }), unlisted),
  }),
  route({
    ...open,
    path: '/schemas/guiju-standards.json',
    summary: {
      zh: '清单文件 guiju-standards.json 的结构（JSON Schema）',
      en: 'Schema of the file guiju-standards.json',
    },
    response: z.record(z.string(), z.unknown()),
    responseType: 'application/schema+json',
    cache: { maxAge: 3600, sharedMaxAge: 86_400, staleWhileRevalidate: 86_400 },
    run: async ({ site }: AlertServices) => standardsSchema(site),
  }),
];
