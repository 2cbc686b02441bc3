import { children } from '../standards/classification.ts';
import { element, leaf, type Xml, xmlDocument } from './xml.ts';

/** Pages of the site that lead to all others. */
const documents = [
  '/',
  '/documents',
  '/classifications',
  '/projects',
  '/reviews-due',
  '/developers',
  '/developers/samples',
  '/dumps',
  '/developers/changes',
  '/about-data',
  '/accessibility',
  '/privacy',
  '/terms',
  '/contact',
];

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const namespaces = { xmlns: namespace, 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' };

/** Addresses of the pages that are not about one record, in both languages. */
export function pageSitemap(site: string): Xml {
  const classes = (['ics', 'ccs'] as const).flatMap((scheme) =>
    children(scheme, null).map((code) => `/classifications/${scheme}/${code}`),
  );
  return urlSet(
    site,
    [...documents, ...classes].flatMap((path) => [path, english(path)]),
  );
}

/** Addresses of records, in Chinese with their English twins. */
export function recordSitemap(site: string, ids: readonly string[]): Xml {
  return urlSet(
    site,
    ids.map((id) => `/standards/${id}`),
  );
}

/** The index of sitemaps (sitemaps.org 0.9). */
export function sitemapIndex(site: string, names: readonly string[]): Xml {
  const entries = names.map((name) => element('sitemap', {}, [leaf('loc', {}, `${site}/sitemaps/${name}.xml`)]));
  return xmlDocument(element('sitemapindex', { xmlns: namespace }, entries));
}

function urlSet(site: string, paths: readonly string[]): Xml {
  return xmlDocument(
    element(
      'urlset',
      namespaces,
      paths.map((path) => entry(site, path)),
    ),
  );
}

function entry(site: string, path: string): Xml {
  const chinese = path.replace(/^\/en(?=\/|$)/, '') || '/';
  const twins = [
    ['zh-Hans', chinese],
    ['en', english(chinese)],
  ].map(([hreflang, href]) => `<xhtml:link rel="alternate" hreflang="${hreflang}" href="${site}${href}"/>`);
  return element('url', {}, [leaf('loc', {}, site + path), ...twins]);
}

function english(path: string): string {
  return path === '/' ? '/en' : `/en${path}`;
}
