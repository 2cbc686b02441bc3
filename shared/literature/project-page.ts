import type { AccessLevel } from '../standards/codes.ts';
import type { StoredDocument } from './document.ts';
import { statesRights } from './document-access.ts';
import type { DocumentText } from './document-files.ts';
import type { LinePlaces } from './places.ts';

/** What the index keeps to show a document in a list. */
export interface DocumentView {
  title: Record<string, string>;
  pages: number;
  quality: number[];
}

/** An entry of the page index. */
export interface PageEntry {
  entry: 'document' | 'book' | 'page';
  document: string;
  kind: StoredDocument['kind'];
  standards: string[];
  language?: string;
  level: AccessLevel;
  /** What the level rests on: the document's own statement of rights, or the records of its standards. */
  decidedBy: 'document' | 'standards';
  page?: number;
  text?: string;
  quality?: number;
  places?: LinePlaces[];
  title?: string[];
  about?: string[];
  numbers?: string[];
  view?: DocumentView;
}

/** Everything the page index holds of a document: itself by its title, and its pages with their text. */
export function projectDocument(
  document: StoredDocument,
  text: DocumentText,
  level: AccessLevel,
): { id: string; entry: PageEntry }[] {
  const { id, kind, standards, language, rights } = document;
  const decidedBy: PageEntry['decidedBy'] = statesRights(rights) ? 'document' : 'standards';
  const common = { document: id, kind, standards, level, decidedBy, ...(language && { language }) };
  const view = { title: document.title, pages: document.pages, quality: document.quality ?? [] };
  const itself: PageEntry = { entry: 'document', ...common, title: Object.values(document.title), view };
  const pages = text.pages.map(({ page, search, quality, places }) => ({
    id: pageEntryId(id, page),
    entry: { entry: 'page' as const, ...common, page, text: search, quality, ...(places?.length && { places }) },
  }));
  return [{ id, entry: itself }, ...pages];
}

export const pageEntryId = (document: string, page: number) => `${document}/${page}`;
