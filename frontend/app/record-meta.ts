import type { MetaDescriptor } from 'react-router';
import { jsonLd } from '#shared/interchange/json-ld.ts';
import { recordForms } from '#shared/interchange/record-forms.ts';
import { referenceOf } from '#shared/interchange/reference.ts';
import type { StandardRecord } from '#shared/standards/standard-view.ts';
import { feedLinks, feedMeta } from './feed-links.ts';

/**
 * What programs read in the head of a record's page: the record in its other forms, JSON-LD, and the `citation_` and
 * Dublin Core names that reference managers and scholarly search engines know.
 */
export function recordHead(record: StandardRecord, site: string): MetaDescriptor[] {
  const reference = referenceOf(record, site);
  const { number, title, publishers, authors, issued, language, doi, identifier, page } = reference;
  const named: [name: string, content: string | null][] = [
    ['citation_title', title || number],
    ...(authors.length > 0 ? authors : publishers).map((name): [string, string] => ['citation_author', name]),
    ['citation_publication_date', issued?.replaceAll('-', '/') ?? null],
    ['citation_technical_report_number', number],
    ['citation_technical_report_institution', publishers.join(', ')],
    ['citation_doi', doi],
    ['citation_language', language],
    ['citation_public_url', page],
    ['DC.title', title || number],
    ['DC.type', 'Standard'],
    ['DC.identifier', number],
    ['DC.identifier', identifier],
    ...publishers.map((name): [string, string] => ['DC.publisher', name]),
    ['DCTERMS.issued', issued],
    ['DC.language', language],
  ];
  return [
    ...named.flatMap(([name, content]) => (content ? [{ name, content }] : [])),
    { tagName: 'link', rel: 'schema.DC', href: 'http://purl.org/dc/elements/1.1/' },
    { tagName: 'link', rel: 'schema.DCTERMS', href: 'http://purl.org/dc/terms/' },
    ...recordForms.map(({ suffix, label: title, type }) => ({
      tagName: 'link',
      rel: 'alternate',
      type,
      title,
      href: `${page}.${suffix}`,
    })),
    ...feedMeta(feedLinks('standard', new URLSearchParams({ id: record.id }))),
    { tagName: 'link', rel: 'unapi-server', type: 'application/xml', title: 'unAPI', href: `${site}/unapi` },
    { 'script:ld+json': jsonLd(record, site) },
  ];
}
