import type { StoredDocument } from './document.ts';
import { originalKey } from './document-files.ts';
import type { DigitizeServices } from './literature-services.ts';
import type { PageSource } from './page-source.ts';

/** The file opened last: pages of one document come one after another, and opening costs more than a page of text. */
let last: { sha256: string; source: Promise<PageSource> } | undefined;

/** Opens the original of a document, or gives the one that is open. */
export async function openSource(services: DigitizeServices, document: StoredDocument): Promise<PageSource> {
  const { sha256, mediaType, id } = document;
  if (last?.sha256 === sha256) return last.source;
  await closeSource();
  const opening = (async () => {
    const bytes = await services.files.get(originalKey(sha256));
    if (!bytes) throw new Error(`the original of ${id} is missing`);
    // Loaded with the first file, because its libraries take half a second.
    const { openPages } = await import('./page-source.ts');
    return openPages(bytes, mediaType, services.loadScan);
  })();
  last = { sha256, source: opening };
  opening.catch(() => {
    last = undefined;
  });
  return opening;
}

/** Closes the file that is open, if any. */
export async function closeSource(): Promise<void> {
  const open = last;
  last = undefined;
  const source = await open?.source.catch(() => undefined);
  await source?.close();
}
