import { openDocument, type ReadingServices } from './document-decision.ts';
import { originalKey } from './document-files.ts';

/** Seconds a link to a file holds: long enough to begin a download. */
const linkSeconds = 120;

/** A short-lived link to the file itself, where this caller may take it away. Throws `NOT_FOUND` or `FORBIDDEN`. */
export async function readOriginal(services: ReadingServices, { id }: { id: string }): Promise<string> {
  const { document } = await openDocument(services, id, 'download');
  return services.files.readLink(originalKey(document.sha256), linkSeconds);
}
