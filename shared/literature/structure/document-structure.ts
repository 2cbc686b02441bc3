import type { StoredDocument } from '../document.ts';
import { originalKey } from '../document-files.ts';
import { pagesOf } from '../document-pages.ts';
import type { LiteratureServices } from '../literature-services.ts';
import type { PageContent } from '../page-content.ts';
import { decodeText } from '../read-text-file.ts';
import { markedHeadings } from './marked-headings.ts';
import { readStructure } from './read-structure.ts';
import type { Structure } from './structure.ts';
import { getStructure } from './structure-files.ts';

/** The structure of pages, with the headings that their file marks when it is a text. */
export function structureOfText(document: StoredDocument, pages: readonly PageContent[], file: Uint8Array): Structure {
  return readStructure(pages, markedHeadings(decodeText(file), document.mediaType));
}

/** The structure that was kept when the document became ready; documents from before are read now. */
export async function documentStructure(services: LiteratureServices, document: StoredDocument): Promise<Structure> {
  const kept = await getStructure(services.files, document);
  if (kept) return kept;
  const pages = await pagesOf(services, document);
  const file = document.layout === 'text' ? await services.files.get(originalKey(document.sha256)) : undefined;
  return file ? structureOfText(document, pages, file) : readStructure(pages);
}
