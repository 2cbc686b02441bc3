import { identifierRoot } from './identifier-path.ts';
import { recordForms } from './record-forms.ts';

/** `/robots.txt` (RFC 9309): records may be read by all; pages of results only repeat them. */
export function robotsText(site: string): string {
  return [
    'User-agent: *',
    'Disallow: /standards?',
    'Disallow: /en/standards?',
    '',
    `Sitemap: ${site}/sitemap.xml`,
    '',
  ].join('\n');
}

/** `/llms.txt`: where programs that read prose find what they look for. */
export function llmsText(site: string): string {
  const forms = recordForms.map(({ suffix, label }) => `.${suffix} (${label})`).join(', ');
  return `# Guiju 规矩

> A public standards information service: any standard by number, title or topic, in Chinese or English, with its status on any day, what replaced it, and where its text may lawfully be read.

Numbers in any spelling resolve. A record's address with a suffix gives it in another form: ${forms}.

## Read

- [Record as Markdown](${site}/standards/gb-t.19001-2016.md): an example; replace the id
- [Resolve a number](${site}/v1/standards/resolve?q=GB/T%2019001): JSON, with the edition in force
- [Search](${site}/v1/standards?q=quality+management): JSON, also in Chinese
- [Identifier](${site}${identifierRoot}GB/T/19001-2016): leads to the document about a standard

## API

- [OpenAPI 3.1](${site}/openapi.json): every route
- [Model Context Protocol](${site}/mcp): tools for agents, stateless, of 2026-07-28 and 2025-11-25
- [For developers](${site}/en/developers): how to call it
- [API catalog](${site}/.well-known/api-catalog): RFC 9727
- [Changes of digitized documents](${site}/iiif/changes/collection.json): IIIF Change Discovery 1.0

## Optional

- [About the data](${site}/en/about-data): sources and their rights
- [Classifications](${site}/en/classifications): ICS and CCS
`;
}

/** `/.well-known/security.txt` (RFC 9116), valid for the half year from the first of the month. */
export function securityText(site: string, now: Date): string {
  const expires = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 6, 1)).toISOString();
  return [
    `Contact: ${site}/contact`,
    `Expires: ${expires}`,
    'Preferred-Languages: zh, en',
    `Canonical: ${site}/.well-known/security.txt`,
    '',
  ].join('\n');
}

/** `/.well-known/api-catalog` (RFC 9727) as a linkset (RFC 9264). */
export function apiCatalog(site: string) {
  return {
    linkset: [
      {
        anchor: `${site}/v1`,
        'service-desc': [{ href: `${site}/openapi.json`, type: 'application/openapi+json' }],
        'service-doc': [{ href: `${site}/developers`, type: 'text/html', hreflang: ['zh-Hans'] }],
        status: [{ href: `${site}/v1/health`, type: 'application/json' }],
      },
    ],
  };
}
