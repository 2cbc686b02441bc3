import type { SearchServices } from '../runtime/search-client.ts';
import { openDocument, type ReadingServices } from './document-decision.ts';
import { type DocumentHits, searchDocument } from './search-document.ts';

/** Hits in one document where this caller may see snippets of it. Throws `NOT_FOUND` or `FORBIDDEN`. */
export async function searchInDocument(
  services: ReadingServices & SearchServices,
  { id, q }: { id: string; q: string },
): Promise<DocumentHits> {
  await openDocument(services, id, 'snippet');
  return searchDocument(services, { document: id, q });
}
