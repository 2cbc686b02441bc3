import * as z from 'zod';
import { openSearchDescription, openSearchSuggestions } from '#shared/interchange/opensearch.ts';
import { env } from '#shared/runtime/env.ts';
import { route } from '#shared/runtime/route.ts';
import type { SearchServices } from '#shared/runtime/search-client.ts';
import { suggestStandards } from '#shared/standards/suggest-standards.ts';

const read = { method: 'GET', tag: 'Open', access: 'public' } as const;
const texts = z.array(z.string());

/** The site as a search engine of browsers. */
export const openSearchRoutes = [
  route({
    ...read,
    path: '/opensearch.xml',
    summary: { zh: '浏览器检索描述（OpenSearch）', en: 'Description for browsers (OpenSearch)' },
    response: z.string(),
    responseType: 'application/opensearchdescription+xml',
    cache: { maxAge: 3600, sharedMaxAge: 86_400, staleWhileRevalidate: 86_400 },
    run: async (_services: SearchServices) => openSearchDescription(env().SITE_URL),
  }),
  route({
    ...read,
    path: '/opensearch/suggestions',
    summary: { zh: '浏览器输入提示（OpenSearch）', en: 'Suggestions for browsers (OpenSearch)' },
    query: z.strictObject({ q: z.string().max(200).meta({ example: '9001' }) }),
    response: z.tuple([z.string(), texts, texts, texts]),
    responseType: 'application/x-suggestions+json',
    cache: { maxAge: 60, sharedMaxAge: 300, staleWhileRevalidate: 86_400 },
    run: async (services: SearchServices, { query: { q }, language }) =>
      openSearchSuggestions(q, await suggestStandards(services, { q, language }), env().SITE_URL),
  }),
];
