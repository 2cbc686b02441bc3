import { openDocument, type ReadingServices } from './document-decision.ts';
import { type DrawnPage, drawnPages } from './iiif-presentation.ts';
import { listPages } from './page-store.ts';

/** Sizes of the pictures of a stretch of pages, where this caller may see them. Throws `NOT_FOUND` or `FORBIDDEN`. */
export async function listPagePictures(
  services: ReadingServices,
  { id, ...stretch }: { id: string; first: number; last: number },
): Promise<DrawnPage[]> {
  await openDocument(services, id, 'page-preview');
  return drawnPages(await listPages(services.literature, id, stretch));
}
