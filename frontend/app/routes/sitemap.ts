import { env } from '#shared/runtime/env.ts';
import { children } from '#shared/standards/classification.ts';
import { localPath } from '../language.ts';

const documents = [
  '/',
  '/classifications',
  '/developers',
  '/about-data',
  '/accessibility',
  '/privacy',
  '/terms',
  '/contact',
];

/** The pages that lead to all others, each with its twin in the other language. */
export function loader(): Response {
  const site = env().SITE_URL;
  const classes = (['ics', 'ccs'] as const).flatMap((scheme) =>
    children(scheme, null).map((code) => `/classifications/${scheme}/${code}`),
  );
  const entries = [...documents, ...classes].flatMap((path) => [entry(site, path, 'zh'), entry(site, path, 'en')]);
  const body = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...entries,
    '</urlset>',
  ].join('\n');
  return new Response(body, {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
}

function entry(site: string, path: string, language: 'zh' | 'en'): string {
  const twin = (tag: string, of: 'zh' | 'en') =>
    `<xhtml:link rel="alternate" hreflang="${tag}" href="${site}${localPath(of, path)}"/>`;
  return `<url><loc>${site}${localPath(language, path)}</loc>${twin('zh-Hans', 'zh')}${twin('en', 'en')}</url>`;
}
