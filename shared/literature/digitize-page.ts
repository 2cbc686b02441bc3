import type { StoredDocument, StoredPage } from './document.ts';
import { putPageContent, putPicture } from './document-files.ts';
import { getDocument } from './document-store.ts';
import type { DigitizeServices } from './literature-services.ts';
import { openSource } from './open-source.ts';
import { countAttempt, endPage } from './page-store.ts';

/** A page that fails this often is given up and shown to a person; the others go on. */
const mostAttempts = 3;

/**
 * Reads and draws one waiting page. Doing it again changes nothing: files are named by their content, and the page is
 * counted on its document once. A killed worker leaves the page waiting for the next try.
 */
export async function digitizePage(
  services: DigitizeServices,
  { id, page }: { id: string; page: number },
): Promise<void> {
  const document = await getDocument(services.literature, id);
  if (document?.state !== 'digitizing') return;
  const attempts = await countAttempt(services.literature, id, page);
  if (attempts === undefined) return;
  const stored: StoredPage = { id, page, attempts, state: 'failed' };
  const end = (ended: StoredPage) => endPage(services.literature, ended, services.now());
  if (attempts > mostAttempts) {
    await end(stored);
    return;
  }
  try {
    await end({ ...stored, state: 'done', ...(await readPage(services, document, page)) });
  } catch (error) {
    if (attempts < mostAttempts) throw error;
    await end(stored);
  }
}

async function readPage(
  services: DigitizeServices,
  document: StoredDocument,
  page: number,
): Promise<Omit<StoredPage, 'id' | 'page' | 'state' | 'attempts'>> {
  const { files } = services;
  const { sha256, trustsLayer = true } = document;
  const source = await openSource(services, document);
  const { content, reading, thumbnail } = await source.page(page, trustsLayer);
  const [kept, picture, small] = await Promise.all([
    putPageContent(files, sha256, content),
    putPicture(files, sha256, page, 'picture', reading),
    putPicture(files, sha256, page, 'thumbnail', thumbnail),
  ]);
  return { source: content.source, quality: content.quality, content: kept, picture, thumbnail: small };
}
