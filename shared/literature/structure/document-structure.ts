import type { StoredDocument } from '../document.ts';
import { originalKey } from '../document-files.ts';
import { pagesOf } from '../document-pages.ts';
import type { LiteratureServices } from '../literature-services.ts';
import { readStructure } from './read-structure.ts';
import type { Structure } from './structure.ts';
import { getStructure } from './structure-files.ts';

/** The structure that was kept when the document became ready; documents from before are read now. */
export async function documentStructure(services: LiteratureServices, document: StoredDocument): Promise<Structure> {
  const kept = await getStructure(services.files, document);
  if (kept) return kept;
  const pages = await pagesOf(services, document);
  const file = document.layout === 'text' ? await services.files.get(originalKey(document.sha256)) : undefined;
  if (!file) return readStructure(pages);
  // Reading markup takes libraries that callers of kept structures never need.
  const { structureOfText } = await import('./structure-of-text.ts');
  return structureOfText(document, pages, file);
}
