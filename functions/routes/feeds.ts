import * as z from 'zod';
import { atom } from '#shared/interchange/atom.ts';
import type { Feed } from '#shared/interchange/feed.ts';
import { jsonFeed } from '#shared/interchange/json-feed.ts';
import { listNewest, listTurns } from '#shared/interchange/list-feed-entries.ts';
import type { Wording } from '#shared/interchange/record-lines.ts';
import { env } from '#shared/runtime/env.ts';
import { type Language, Reply, type Route, route } from '#shared/runtime/route.ts';
import type { SearchServices } from '#shared/runtime/search-client.ts';
import { dayInShanghai } from '#shared/standards/local-date.ts';
import { StandardQuery } from '#shared/standards/standard-query.ts';
import { StandardId } from './page.ts';

const SearchQuery = StandardQuery.omit({ sort: true, size: true, cursor: true, facets: true });
const ClassQuery = z.strictObject({ scheme: z.enum(['ics', 'ccs']), code: z.string().min(1).max(20) });
const OneQuery = z.strictObject({ id: StandardId });

const everything = StandardQuery.parse({});

/** Feeds of what a search finds, of a class, and of what happens to one standard, each as Atom and as JSON Feed. */
export const feedRoutes = [
  ...feed(
    'search',
    SearchQuery,
    { zh: '检索结果的订阅源', en: 'Feed of what a search finds' },
    async (services, query, wording) => ({
      title: `${query.q || 'Guiju 规矩'}`,
      page: `/standards?${written({ ...query, sort: '-issued' })}`,
      entries: await listNewest(services, { ...everything, ...query }, wording),
    }),
  ),
  ...feed(
    'class',
    ClassQuery,
    { zh: '一个类目的订阅源', en: 'Feed of a class' },
    async (services, { scheme, code }, wording) => ({
      title: `${scheme.toUpperCase()} ${code}`,
      page: `/classifications/${scheme}/${code}`,
      entries: await listNewest(services, StandardQuery.parse({ [scheme]: code }), wording),
    }),
  ),
  ...feed(
    'standard',
    OneQuery,
    { zh: '一项标准的订阅源', en: 'Feed of a standard' },
    async (services, { id }, wording) => ({
      title: id,
      page: `/standards/${id}`,
      entries: await listTurns(services, id, wording),
    }),
  ),
];

type Listed = Pick<Feed, 'title' | 'page' | 'entries'>;

function feed<Q extends z.ZodObject>(
  scope: string,
  query: Q,
  summary: Record<Language, string>,
  list: (services: SearchServices, query: z.infer<Q>, wording: Wording) => Promise<Listed>,
): Route<SearchServices>[] {
  return (['atom', 'json'] as const).map((form) =>
    route({
      method: 'GET',
      tag: 'Open',
      access: 'public',
      path: `/feeds/${scope}.${form}`,
      summary: { zh: `${summary.zh}（${form}）`, en: `${summary.en} (${form})` },
      query,
      response: form === 'atom' ? z.string() : z.record(z.string(), z.unknown()),
      responseType: form === 'atom' ? 'application/atom+xml; charset=utf-8' : 'application/feed+json',
      ...(scope === 'standard' && { refuses: ['NOT_FOUND'] }),
      cache: { maxAge: 300, sharedMaxAge: 3600, staleWhileRevalidate: 86_400 },
      run: async (services: SearchServices, { query: asked, language }) => {
        const site = env().SITE_URL;
        const today = dayInShanghai(services.now());
        const { title, page, entries } = await list(services, asked, { language, site, today });
        const self = `${site}/feeds/${scope}.${form}?${written(asked)}`;
        const told = { title, self, page: site + page, language, entries };
        return new Reply(200, form === 'atom' ? atom(told, today) : jsonFeed(told));
      },
    }),
  );
}

/** The parameters that were given, in a fixed order. */
function written(query: Record<string, unknown>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && String(value) !== '');
  return new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]).sort()).toString();
}
