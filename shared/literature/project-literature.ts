import { log } from '../runtime/log.ts';
import type { ItemChange } from '../runtime/records.ts';
import { isOpenable, StoredDocument } from './document.ts';
import { decisionsFor, type ReadingServices } from './document-decision.ts';
import { getDocumentText } from './document-files.ts';
import { documentPart } from './document-store.ts';
import { type PageIndexServices, putDocument, removeDocument } from './page-index.ts';

export type ProjectLiteratureServices = ReadingServices & PageIndexServices;

/** Brings the page index in line with changed documents; answers the changes that must come again. */
export async function projectLiterature(
  services: ProjectLiteratureServices,
  changes: ItemChange[],
): Promise<ItemChange[]> {
  const failed: ItemChange[] = [];
  for (const change of changes) {
    const item = change.now ?? change.before;
    if (item?.part !== documentPart) continue;
    try {
      const document = StoredDocument.parse(item);
      await (change.now ? projectDocumentState(services, document) : removeDocument(services, nextOf(document)));
    } catch (error) {
      log('PROJECTION_FAILED', { error, id: item.id });
      failed.push(change);
    }
  }
  return failed;
}

/** Puts a document into the page index when its pages may be looked for. */
export async function projectDocumentState(
  services: ProjectLiteratureServices,
  document: StoredDocument,
): Promise<void> {
  if (!isOpenable(document)) return;
  const text = await getDocumentText(services.files, document);
  if (!text) throw new Error(`the text of ${document.id} is missing`);
  const access = (await decisionsFor(services, [document])).get(document.id);
  await putDocument(services, document, text, access?.allow ? access.level : 'metadata');
}

/** A removal counts as the revision after the last one. */
const nextOf = (document: StoredDocument) => ({ ...document, revision: document.revision + 1 });
