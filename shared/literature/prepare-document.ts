import type { StoredDocument } from './document.ts';
import { originalKey, putDocumentText } from './document-files.ts';
import { getDocument, saveDocument } from './document-store.ts';
import { textOfPages } from './document-text.ts';
import { mostPages } from './inspect-file.ts';
import type { DigitizeServices, LiteratureServices } from './literature-services.ts';
import { openSource } from './open-source.ts';
import { addPages } from './page-store.ts';
import { readTextFile } from './read-text-file.ts';
import { Refusal } from './refusal.ts';
import { putStructure } from './structure/structure-files.ts';
import { structureOfText } from './structure/structure-of-text.ts';

/** A file that ends its worker this often is broken in a way nobody catches. */
const mostAttempts = 3;

/**
 * Opens a received file: a text is read as a whole and ready at once, other files get a waiting page for each of their
 * pages. Called again after any failure it goes on; a file that cannot be taken becomes `failed` with the reason.
 */
export async function prepareDocument(services: DigitizeServices, { id }: { id: string }): Promise<void> {
  const found = await getDocument(services.literature, id);
  if (found?.state !== 'received') return;
  const document = await save(services, { ...found, attempts: found.attempts + 1 });
  try {
    if (document.attempts > mostAttempts) throw new Refusal('broken');
    await (document.layout === 'text' ? readText(services, document) : countPages(services, document));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await save(services, { ...document, state: 'failed', reason: error.reason });
  }
}

async function readText(services: DigitizeServices, document: StoredDocument): Promise<void> {
  const bytes = await services.files.get(originalKey(document.sha256));
  if (!bytes) throw new Error(`the original of ${document.id} is missing`);
  const { title, pages } = readTextFile(bytes, document.mediaType);
  if (pages.length > mostPages) throw new Refusal('too-many-pages');
  const { text, quality } = textOfPages(pages, { keepsLines: true });
  await save(services, {
    ...document,
    title: title && isUnnamed(document) ? { [languageOf(title)]: title } : document.title,
    state: 'ready',
    pages: pages.length,
    pagesDone: pages.length,
    quality,
    text: await putDocumentText(services.files, document.sha256, text),
    structure: await putStructure(services.files, document.sha256, structureOfText(document, pages, bytes)),
  });
}

/** Named after its file at best. */
function isUnnamed({ title, filename = '' }: StoredDocument): boolean {
  return Object.values(title).every((name) => filename.includes(name));
}

const languageOf = (title: string) => (/\p{Script=Han}/u.test(title) ? 'zh' : 'en');

async function countPages(services: DigitizeServices, document: StoredDocument): Promise<void> {
  const source = await openSource(services, document);
  const { pages } = source;
  if (pages === 0) throw new Refusal('empty');
  if (pages > mostPages) throw new Refusal('too-many-pages');
  const trustsLayer = await source.trustsLayer();
  // The count comes first: a page that ends before it would find nothing to be counted on.
  await save(services, { ...document, state: 'digitizing', pages, trustsLayer });
  await addPages(services.literature, document.id, pages);
}

async function save({ literature, now }: LiteratureServices, document: StoredDocument): Promise<StoredDocument> {
  const next = { ...document, revision: document.revision + 1, updatedAt: now().toISOString() };
  if (!(await saveDocument(literature, next))) throw new Error(`${document.id} was changed by someone else`);
  return next;
}
