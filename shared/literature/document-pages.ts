import type { StoredDocument, StoredPage } from './document.ts';
import { getDocumentText, getPageContent } from './document-files.ts';
import type { LiteratureServices } from './literature-services.ts';
import type { PageContent } from './page-content.ts';
import { listPages } from './page-store.ts';

/** Files read at once. */
const readers = 16;

/** What was read of pages, in their order; pages that failed are missing. */
export async function contentsOf(
  { files }: Pick<LiteratureServices, 'files'>,
  stored: readonly StoredPage[],
): Promise<PageContent[]> {
  const contents: PageContent[] = [];
  for (let start = 0; start < stored.length; start += readers) {
    const batch = await Promise.all(stored.slice(start, start + readers).map((page) => getPageContent(files, page)));
    contents.push(...batch.flatMap((content) => content ?? []));
  }
  return contents;
}

/** All pages of a finished document, whichever way they are kept. */
export async function pagesOf(services: LiteratureServices, document: StoredDocument): Promise<PageContent[]> {
  if (document.layout === 'drawn') return contentsOf(services, await listPages(services.literature, document.id));
  const text = await getDocumentText(services.files, document);
  return (text?.pages ?? []).map(({ page, quality, lines = [] }) => ({
    page,
    width: 0,
    height: 0,
    rotation: 0,
    source: 'structured',
    quality,
    lines,
  }));
}
