import { ServiceError } from '../runtime/errors.ts';
import type { StoredDocument, StoredPage } from './document.ts';
import { openDocument, type ReadingServices } from './document-decision.ts';
import { getDocumentText, getPageContent } from './document-files.ts';
import type { PageView } from './document-view.ts';
import type { Line, PageContent } from './page-content.ts';
import { getPage } from './page-store.ts';

/** Seconds a link to a picture holds: long enough to load a page, too short to hand around. */
const linkSeconds = 120;

/** One page with its lines where this caller may read it. Throws `NOT_FOUND` or `FORBIDDEN`. */
export async function readPage(
  services: ReadingServices,
  { id, page }: { id: string; page: number },
): Promise<PageView> {
  const { document } = await openDocument(services, id, 'read');
  const stored = document.layout === 'drawn' ? await getPage(services.literature, id, page) : undefined;
  const content = stored ? await getPageContent(services.files, stored) : await contentOfText(services, document, page);
  if (!content) throw noPage(document, page);
  const { width, height, source, quality, lines } = content;
  return {
    document: id,
    page,
    pages: document.pages,
    width,
    height,
    source,
    quality,
    text: lines.map(({ text }) => text).join('\n'),
    lines: lines.map(lineView),
    image: imageView(id, stored),
  };
}

/** A short-lived link to the picture of a page where this caller may see it. */
export async function readPageImage(
  services: ReadingServices,
  { id, page, size }: { id: string; page: number; size: 'reading' | 'thumbnail' },
): Promise<string> {
  const { document } = await openDocument(services, id, 'page-preview');
  const stored = await getPage(services.literature, id, page);
  const file = size === 'reading' ? stored?.picture : stored?.thumbnail;
  if (!file) throw noPage(document, page);
  return services.files.readLink(file.key, linkSeconds);
}

async function contentOfText(
  { files }: ReadingServices,
  document: StoredDocument,
  page: number,
): Promise<PageContent | undefined> {
  if (document.layout === 'drawn') return undefined;
  const text = await getDocumentText(files, document);
  const found = text?.pages.find((one) => one.page === page);
  const { quality = 0, lines = [] } = found ?? {};
  return found && { page, width: 0, height: 0, rotation: 0, source: 'structured', quality, lines };
}

function lineView({ text, box, role, spans, confidence, mended }: Line): PageView['lines'][number] {
  return {
    text,
    box: box ?? null,
    role: role ?? 'body',
    spans: spans ?? [],
    confidence: confidence ?? null,
    mended: mended ?? [],
  };
}

function imageView(id: string, stored: StoredPage | undefined): PageView['image'] {
  if (!stored?.picture) return null;
  const url = `/v1/documents/${id}/pages/${stored.page}/image`;
  const { width = 0, height = 0 } = stored.picture;
  return { url, thumbnail: `${url}?size=thumbnail`, width, height };
}

function noPage({ pages }: StoredDocument, page: number): ServiceError {
  return new ServiceError('NOT_FOUND', {
    zh: `没有第 ${page} 页：该文献共 ${pages} 页。`,
    en: `There is no page ${page}: this document has ${pages}.`,
  });
}
