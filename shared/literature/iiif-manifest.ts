import { reconcile } from '../standards/reconcile.ts';
import { getStandards } from '../standards/standard-store.ts';
import { openDocument, type ReadingServices } from './document-decision.ts';
import { drawnPages, manifestOf } from './iiif-presentation.ts';
import { noPictures } from './iiif-refusal.ts';
import { listPages } from './page-store.ts';

/** The manifest of a document whose pages this caller may see. Throws `NOT_FOUND` or `FORBIDDEN`. */
export async function readManifest(services: ReadingServices, { id, site }: { id: string; site: string }) {
  const { document, access } = await openDocument(services, id, 'page-preview');
  const [pages, held] = await Promise.all([
    listPages(services.literature, id),
    getStandards(services.catalogue, document.standards),
  ]);
  const drawn = drawnPages(pages);
  if (drawn.length === 0) throw noPictures();
  const standards = document.standards.flatMap((standard) => held.get(standard) ?? []).map(reconcile);
  return manifestOf({ site, document, access, pages: drawn, standards });
}
