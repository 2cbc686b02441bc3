import type { StoredDocument, StoredPage } from './document.ts';
import { putDocumentText, putPageContent } from './document-files.ts';
import { contentsOf } from './document-pages.ts';
import { getDocument, saveDocument } from './document-store.ts';
import { textOfPages } from './document-text.ts';
import type { LiteratureServices } from './literature-services.ts';
import { closeSource } from './open-source.ts';
import type { PageContent } from './page-content.ts';
import { listPages, savePageContent } from './page-store.ts';
import { markRoles } from './page-text.ts';
import { readStructure } from './structure/read-structure.ts';
import { putStructure } from './structure/structure-files.ts';

/** More pages than this share read with many doubts make the document one to look at. */
const doubtfulShare = 0.2;

/** When the last page is done: marks running heads, which only the whole document shows, and makes the document ready. */
export async function finishDocument(services: LiteratureServices, { id }: { id: string }): Promise<void> {
  const { literature, files, now } = services;
  const document = await getDocument(literature, id);
  if (document?.state !== 'digitizing' || document.pages === 0 || document.pagesDone < document.pages) return;
  const stored = await listPages(literature, id);
  const contents = markRoles(await contentsOf(services, stored));
  for (const content of contents) await keepRoles(services, document, content, stored);
  const { text, quality } = textOfPages(contents, { keepsLines: false });
  await closeSource();
  const reason = reasonToReview(stored);
  const saved = await saveDocument(literature, {
    ...document,
    revision: document.revision + 1,
    updatedAt: now().toISOString(),
    state: reason ? 'needs-review' : 'ready',
    ...(reason && { reason }),
    quality,
    text: await putDocumentText(files, document.sha256, text),
    structure: await putStructure(files, document.sha256, readStructure(contents)),
  });
  if (!saved) throw new Error(`${id} was changed by someone else`);
}

async function keepRoles(
  { literature, files }: LiteratureServices,
  document: StoredDocument,
  content: PageContent,
  stored: readonly StoredPage[],
): Promise<void> {
  const page = stored.find((one) => one.page === content.page);
  if (!page || content.lines.every(({ role }) => role === undefined)) return;
  await savePageContent(literature, { ...page, content: await putPageContent(files, document.sha256, content) });
}

function reasonToReview(pages: readonly StoredPage[]): string | undefined {
  const numbers = (wanted: (page: StoredPage) => boolean) => pages.filter(wanted).map(({ page }) => page);
  const failed = numbers(({ state }) => state === 'failed');
  if (failed.length > 0) return `pages-failed:${failed.slice(0, 50).join(',')}`;
  const unreadable = numbers(({ quality }) => quality === 1);
  if (unreadable.length > 0) return `pages-unreadable:${unreadable.slice(0, 50).join(',')}`;
  const doubtful = numbers(({ quality }) => quality === 2);
  return doubtful.length > doubtfulShare * pages.length
    ? `pages-doubtful:${doubtful.slice(0, 50).join(',')}`
    : undefined;
}
