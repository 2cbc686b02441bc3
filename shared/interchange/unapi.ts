import { ServiceError } from '../runtime/errors.ts';
import type { SearchServices } from '../runtime/search-client.ts';
import { notHeld } from '../standards/not-held.ts';
import { indexNames } from '../standards/search/index-names.ts';
import { element, empty, xmlDocument } from './xml.ts';

/** Names under which reference managers look for forms, and the suffixes of those. */
const formats = [
  { name: 'ris', suffix: 'ris', type: 'application/x-research-info-systems' },
  { name: 'bibtex', suffix: 'bib', type: 'application/x-bibtex' },
  { name: 'marcxml', suffix: 'marcxml', type: 'application/marcxml+xml' },
  { name: 'oai_dc', suffix: 'xml', type: 'application/xml' },
] as const;

export interface UnapiAnswer {
  status: 200 | 300 | 303;
  body: string;
  location?: string;
}

/**
 * The formats there are, those of one record, or where it can be had in one of them (unAPI 1). Throws `NOT_FOUND` for
 * records that are not held and formats that do not exist.
 */
export async function unapiFormats(
  { search, indexPrefix }: SearchServices,
  { id, format }: { id?: string; format?: string },
): Promise<UnapiAnswer> {
  if (id === undefined) return { status: 200, body: listFormats() };
  const body = { size: 0, query: { term: { id } }, track_total_hits: true };
  const { hits } = await search.search<unknown>(indexNames(indexPrefix).standards, body);
  if (hits.total?.value !== 1) throw notHeld(id);
  if (format === undefined) return { status: 300, body: listFormats(id) };
  const known = formats.find(({ name }) => name === format);
  if (!known) {
    throw new ServiceError('NOT_FOUND', {
      zh: `没有 ${format} 这种格式。`,
      en: `There is no format of the name ${format}.`,
    });
  }
  return { status: 303, body: '', location: `/standards/${id}.${known.suffix}` };
}

function listFormats(id?: string): string {
  return xmlDocument(
    element(
      'formats',
      { id },
      formats.map(({ name, type }) => empty('format', { name, type })),
    ),
  );
}
