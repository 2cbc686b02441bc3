import * as z from 'zod';
import { listSitemaps, recordsAfter } from '#shared/interchange/list-sitemaps.ts';
import { apiCatalog, llmsText, robotsText, securityText } from '#shared/interchange/site-texts.ts';
import { pageSitemap, recordSitemap, sitemapIndex } from '#shared/interchange/sitemap.ts';
import { env } from '#shared/runtime/env.ts';
import { Reply, route } from '#shared/runtime/route.ts';
import type { SearchServices } from '#shared/runtime/search-client.ts';

const read = { method: 'GET', tag: 'Open', access: 'public' } as const;
const text = { response: z.string(), responseType: 'text/plain; charset=utf-8' } as const;
const xml = { response: z.string(), responseType: 'application/xml; charset=utf-8' } as const;
const hourly = { cache: { maxAge: 3600, sharedMaxAge: 3600, staleWhileRevalidate: 86_400 } } as const;
const daily = { cache: { maxAge: 3600, sharedMaxAge: 86_400, staleWhileRevalidate: 86_400 } } as const;
const SitemapName = z
  .string()
  .max(160)
  .regex(/^(?:pages|standards|standards-after-[a-z0-9][a-z0-9.-]*)\.xml$/)
  .meta({ example: 'pages.xml' });

/** RFC 9727 §4: the profile of the document, and what whoever asks for its head alone is told. */
const catalogHeaders = {
  'content-type': 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"',
  link: '</.well-known/api-catalog>; rel="api-catalog"',
};

/** What harvesters and programs look for at places of their own. */
export const discoveryRoutes = [
  route({
    ...read,
    ...text,
    ...hourly,
    path: '/robots.txt',
    summary: { zh: '爬虫规则', en: 'Rules for crawlers' },
    run: async (_services: SearchServices) => robotsText(env().SITE_URL),
  }),
  route({
    ...read,
    ...text,
    ...hourly,
    path: '/llms.txt',
    summary: { zh: '给语言模型的导览', en: 'Guide for language models' },
    run: async (_services: SearchServices) => llmsText(env().SITE_URL),
  }),
  route({
    ...read,
    ...text,
    ...hourly,
    path: '/.well-known/security.txt',
    summary: { zh: '安全问题的联系方式', en: 'How to report a weakness' },
    run: async (services: SearchServices) => securityText(env().SITE_URL, services.now()),
  }),
  route({
    ...read,
    ...hourly,
    path: '/.well-known/api-catalog',
    summary: { zh: '接口目录（RFC 9727）', en: 'Catalog of interfaces (RFC 9727)' },
    response: z.record(z.string(), z.unknown()),
    responseType: 'application/linkset+json',
    run: async (_services: SearchServices) => new Reply(200, apiCatalog(env().SITE_URL), catalogHeaders),
  }),
  route({
    ...read,
    ...xml,
    ...daily,
    path: '/sitemap.xml',
    summary: { zh: '站点地图索引', en: 'Index of sitemaps' },
    run: async (services: SearchServices) => sitemapIndex(env().SITE_URL, await listSitemaps(services)),
  }),
  route({
    ...read,
    ...xml,
    ...daily,
    path: '/sitemaps/{name}',
    summary: { zh: '站点地图', en: 'A sitemap' },
    params: z.object({ name: SitemapName }),
    run: async (services: SearchServices, { params: { name } }) => {
      if (name === 'pages.xml') return pageSitemap(env().SITE_URL);
      const after = /^standards-after-(.+)\.xml$/.exec(name)?.[1];
      return recordSitemap(env().SITE_URL, await recordsAfter(services, after));
    },
  }),
];
