import { reconcile } from '../standards/reconcile.ts';
import { getStandards } from '../standards/standard-store.ts';
import { reaches } from './document-access.ts';
import { openDocument, type ReadingServices } from './document-decision.ts';
import { drawnPages, manifestOf } from './iiif-presentation.ts';
import { noPictures } from './iiif-refusal.ts';
import { listPages } from './page-store.ts';
import { outlineOf } from './read-outline.ts';
import { documentStructure } from './structure/document-structure.ts';

/** The manifest of a document whose pages this caller may see. Throws `NOT_FOUND` or `FORBIDDEN`. */
export async function readManifest(services: ReadingServices, { id, site }: { id: string; site: string }) {
  const { document, access } = await openDocument(services, id, 'page-preview');
  const [pages, held, structure] = await Promise.all([
    listPages(services.literature, id),
    getStandards(services.catalogue, document.standards),
    reaches(access, 'snippet') ? documentStructure(services, document) : undefined,
  ]);
  const drawn = drawnPages(pages);
  if (drawn.length === 0) throw noPictures();
  const standards = document.standards.flatMap((standard) => held.get(standard) ?? []).map(reconcile);
  return manifestOf({ site, document, access, pages: drawn, standards, contents: outlineOf(structure?.clauses ?? []) });
}
