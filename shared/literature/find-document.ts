import { heldDocument, type ReadingServices } from './document-decision.ts';
import { type DocumentRecord, documentRecord } from './document-view.ts';

/** What anyone may know of a document, and how far it is digitized. Throws `NOT_FOUND`. */
export async function findDocument(services: ReadingServices, { id }: { id: string }): Promise<DocumentRecord> {
  const { document, access } = await heldDocument(services, id);
  return documentRecord(document, access);
}
