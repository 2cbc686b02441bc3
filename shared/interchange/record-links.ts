import { identifierPath } from './identifier-path.ts';
import { recordForms } from './record-forms.ts';

/**
 * `Link` of a record's page and of its forms (RFC 8288, FAIR Signposting level 1): the address to cite, the page, the
 * description for machines, and every form.
 */
export function recordLinks({ id, number }: { id: string; number: string }): string {
  const page = `/standards/${id}`;
  return [
    link(identifierPath(number), 'cite-as'),
    link(page, 'canonical'),
    link(`${page}.jsonld`, 'describedby', 'application/ld+json'),
    link('https://schema.org/TechArticle', 'type'),
    ...recordForms.map(({ suffix, type }) => link(`${page}.${suffix}`, 'alternate', type)),
  ].join(', ');
}

function link(address: string, relation: string, type?: string): string {
  return `<${address}>; rel="${relation}"${type ? `; type="${type}"` : ''}`;
}
