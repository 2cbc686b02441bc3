import type { StoredDocument } from '../document.ts';
import type { PageContent } from '../page-content.ts';
import { decodeText } from '../read-text-file.ts';
import { markedHeadings } from './marked-headings.ts';
import { readStructure } from './read-structure.ts';
import type { Structure } from './structure.ts';

/** The structure of a file that is text itself, with the headings that it marks. */
export function structureOfText(document: StoredDocument, pages: readonly PageContent[], file: Uint8Array): Structure {
  return readStructure(pages, markedHeadings(decodeText(file), document.mediaType));
}
