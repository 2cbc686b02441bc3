import { openDocument, type ReadingServices } from '../document-decision.ts';
import { documentStructure } from './document-structure.ts';
import { type StatedChangeView, statedChangeView } from './structure-view.ts';

/**
 * What the foreword of a document says it changed against the edition before, so that a summary is there even where the
 * older text may not be shown. Throws `NOT_FOUND` and `FORBIDDEN` as reading does.
 */
export async function readChangeList(services: ReadingServices, { id }: { id: string }): Promise<StatedChangeView[]> {
  const { document } = await openDocument(services, id, 'read');
  return (await documentStructure(services, document)).facts.changeList.map(statedChangeView);
}
