import { identifierPath } from './identifier-path.ts';
import type { RecordForm } from './record-forms.ts';

interface Link {
  href: string;
  relation: string;
  type?: string;
}

type Named = { id: string; number: string };
type Forms = readonly Pick<RecordForm, 'suffix' | 'type'>[];

const linksetType = 'application/linkset+json';

/**
 * `Link` of a record's page and of its forms (RFC 8288, FAIR Signposting level 1): the address to cite, what kind of
 * thing it is, its licence, the descriptions for machines, every form, and all of these as a linkset.
 */
export function recordLinks(record: Named, forms: Forms): string {
  return linksOf(record, forms)
    .map(({ href, relation, type }) => `<${href}>; rel="${relation}"${type ? `; type="${type}"` : ''}`)
    .join(', ');
}

/** The same links as a linkset (RFC 9264, FAIR Signposting level 2), and from every description back to the page. */
export function recordLinkset(record: Named, forms: Forms, site: string) {
  const anchor = `${site}/standards/${record.id}`;
  const links = linksOf(record, forms);
  const targets = (relation: string) =>
    links
      .filter((link) => link.relation === relation)
      .map(({ href, type }) => ({ href: new URL(href, site).href, ...(type && { type }) }));
  const relations = [...new Set(links.map(({ relation }) => relation))].filter((relation) => relation !== 'linkset');
  return {
    linkset: [
      { anchor, ...Object.fromEntries(relations.map((relation) => [relation, targets(relation)])) },
      ...targets('describedby').map(({ href }) => ({ anchor: href, describes: [{ href: anchor, type: 'text/html' }] })),
    ],
  };
}

function linksOf({ id, number }: Named, forms: Forms): Link[] {
  const page = `/standards/${id}`;
  const formLinks = (relation: string, among: Forms) =>
    among.map(({ suffix, type }) => ({ href: `${page}.${suffix}`, relation, type }));
  const others = forms.filter(({ type }) => type !== linksetType);
  return [
    { href: identifierPath(number), relation: 'cite-as' },
    { href: 'https://schema.org/TechArticle', relation: 'type' },
    { href: 'https://schema.org/AboutPage', relation: 'type' },
    { href: '/terms#records', relation: 'license' },
    ...formLinks(
      'describedby',
      others.filter(({ suffix }) => suffix === 'jsonld' || suffix === 'xml'),
    ),
    ...formLinks(
      'linkset',
      forms.filter(({ type }) => type === linksetType),
    ),
    ...formLinks('alternate', others),
  ];
}
