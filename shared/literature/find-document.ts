import { getBooks } from './book-store.ts';
import { heldDocument, type ReadingServices } from './document-decision.ts';
import { getDocument } from './document-store.ts';
import { type DocumentRecord, describedRecord, documentRecord } from './document-view.ts';

/** What anyone may know of a document, and how far it is digitized; of a book also without text. Throws `NOT_FOUND`. */
export async function findDocument(services: ReadingServices, { id }: { id: string }): Promise<DocumentRecord> {
  const book = (await getBooks(services.literature, [id])).get(id);
  if (book && !(await getDocument(services.literature, id))) return describedRecord(book);
  const { document, access } = await heldDocument(services, id);
  return documentRecord(document, access, book);
}
