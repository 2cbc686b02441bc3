import type { SearchServices } from '../../runtime/search-client.ts';
import { mostResolved, resolveDesignations } from '../../standards/resolve-designation.ts';
import { reaches } from '../document-access.ts';
import { openDocument, type ReadingServices } from '../document-decision.ts';
import { documentStructure } from './document-structure.ts';
import type { Structure } from './structure.ts';
import { type FoundReference, type StructureView, structureView } from './structure-view.ts';

/**
 * The parts of a document, its references looked up in the catalogue as it is now. Titles are text: where the decision
 * shows snippets only, so does this. Throws `NOT_FOUND` and `FORBIDDEN` as reading does.
 */
export async function findStructure(
  services: ReadingServices & SearchServices,
  { id }: { id: string },
): Promise<StructureView> {
  const { document, access } = await openDocument(services, id, 'snippet');
  const structure = await documentStructure(services, document);
  const found = await lookUp(services, structure);
  return structureView(document, structure, found, reaches(access, 'read') ? 'everything' : 'headings');
}

async function lookUp(services: SearchServices, { references }: Structure): Promise<Map<string, FoundReference>> {
  const numbers = [...new Set(references.flatMap(({ designation }) => designation ?? []))];
  const found = new Map<string, FoundReference>();
  for (let start = 0; start < numbers.length; start += mostResolved) {
    const q = numbers.slice(start, start + mostResolved);
    for (const { q: number, match, standard } of await resolveDesignations(services, { q })) {
      const shown = standard && {
        id: standard.id,
        number: standard.number,
        title: standard.title,
        status: standard.status,
      };
      found.set(number, { match, standard: shown });
    }
  }
  return found;
}
