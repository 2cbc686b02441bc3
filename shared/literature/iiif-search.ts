import type { SearchServices } from '../runtime/search-client.ts';
import type { FoundPage } from '../standards/text-view.ts';
import { openDocument, type ReadingServices } from './document-decision.ts';
import { getPageContent } from './document-files.ts';
import { searchAddress } from './iiif-address.ts';
import { type Answered, type CanvasHit, onCanvas, quoteOf } from './iiif-hits.ts';
import { drawnPages } from './iiif-presentation.ts';
import { listPages } from './page-store.ts';
import { searchDocument } from './search-document.ts';

/** Pages whose places are looked up for one answer; a viewer shows no more at once. */
const most = 50;

export interface CanvasSearch {
  id: string;
  q: string;
  version: 1 | 2;
  site: string;
}

/** Hits in one document as marks on its canvases, in page order. Throws `NOT_FOUND` or `FORBIDDEN`. */
export async function searchCanvases(
  services: ReadingServices & SearchServices,
  { id, q, version, site }: CanvasSearch,
): Promise<Answered> {
  await openDocument(services, id, 'snippet');
  const [found, pages] = await Promise.all([
    searchDocument(services, { document: id, q, size: most }),
    listPages(services.literature, id),
  ]);
  const sizes = new Map(drawnPages(pages).map(({ page, picture }) => [page, picture]));
  const place = async (hit: FoundPage): Promise<CanvasHit[]> => {
    const stored = pages.find(({ page }) => page === hit.page);
    const [canvas, content] = [sizes.get(hit.page), stored && (await getPageContent(services.files, stored))];
    if (!canvas || !content) return [];
    return [{ page: hit.page, quote: quoteOf(hit.snippet), boxes: onCanvas(hit.boxes ?? [], content, canvas) }];
  };
  const hits = (await Promise.all(found.items.map(place))).flat().sort((a, b) => a.page - b.page);
  const asked = `${searchAddress(site, id, version)}?q=${encodeURIComponent(q)}`;
  return { site, id, asked, hits, total: hits.length };
}
